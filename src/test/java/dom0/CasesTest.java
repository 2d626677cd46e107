package dom0;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dom0.module.HostModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every folder cases/MODULE/FEATURE/CASE on the simulated host, each in three ways. */
class CasesTest {
  static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return Modules.ALL.stream().map(CasesTest::casesOf);
  }

  @TestFactory
  Stream<DynamicContainer> everyRefusedArgument() {
    return Modules.ALL.stream().map(CasesTest::refusalsOf);
  }

  @TestFactory
  Stream<DynamicTest> everySample() {
    return Modules.ALL.stream()
        .map(it -> DynamicTest.dynamicTest(it.name(), () -> RecordedSample.check(it)));
  }

  private static DynamicContainer refusalsOf(HostModule<?, ?> module) {
    RefusedArguments refused = new RefusedArguments(module);
    return dynamicContainer(
        module.name(),
        StreamSupport.stream(refused.names().spliterator(), false)
            .map(name -> DynamicTest.dynamicTest(name, () -> refused.check(name))));
  }

  private static DynamicContainer casesOf(HostModule<?, ?> module) {
    List<Path> features = folders(CASES.resolve(module.name()));
    assertFalse(features.isEmpty(), "no cases for " + module.name());
    return dynamicContainer(
        module.name(), features.stream().map(feature -> casesOf(module, feature)));
  }

  private static DynamicContainer casesOf(HostModule<?, ?> module, Path feature) {
    List<Path> cases = folders(feature);
    assertFalse(cases.isEmpty(), "no cases in " + feature);
    return dynamicContainer(
        feature.getFileName().toString(), cases.stream().map(folder -> ways(module, folder)));
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

  /** Every case of every module. */
  static List<Path> folders() {
    return Modules.ALL.stream()
        .flatMap(module -> folders(CASES.resolve(module.name())).stream())
        .flatMap(feature -> folders(feature).stream())
        .toList();
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
