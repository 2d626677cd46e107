package dom0;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dom0.module.HostModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every folder under cases/MODULE on the simulated host, each in three ways. */
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return Modules.ALL.stream().map(CasesTest::casesOf);
  }

  private static DynamicContainer casesOf(HostModule<?, ?> module) {
    List<Path> folders = folders(CASES.resolve(module.name()));
    assertFalse(folders.isEmpty(), "no cases for " + module.name());
    return dynamicContainer(module.name(), folders.stream().map(folder -> ways(module, folder)));
  }

  private static DynamicNode ways(HostModule<?, ?> module, Path folder) {
    Case it = new Case(module, folder);
    return dynamicContainer(
        folder.getFileName().toString(),
        Stream.of(
            DynamicTest.dynamicTest("apply", it::apply),
            DynamicTest.dynamicTest("check mode", it::check),
            DynamicTest.dynamicTest("apply twice", it::applyTwice)));
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
