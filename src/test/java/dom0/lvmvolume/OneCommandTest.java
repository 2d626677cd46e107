package dom0.lvmvolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.CaseHost;
import dom0.json.Json;
import dom0.json.JsonText;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the volume is, and however many there are: a run that finds nothing to do starts one
 * program, LVM's report.
 */
class OneCommandTest {
  private static final Path CASES = Path.of("src/test/resources/cases/lvm_volume");

  /** One for the report, one for each look at a filesystem: blkid, and its own tool. */
  private static final int WITH_FILESYSTEM = 3;

  /** LVM before 2.03.12 is asked a second time, for less. */
  private static final String OLD_LVM = "reads-an-lvm-without-autoactivation";

  @TestFactory
  Stream<DynamicTest> everyCaseThatEnds() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.endsWith("args.json"))
          .map(Path::getParent)
          .sorted()
          .filter(folder -> !folder.endsWith(OLD_LVM) && !Files.exists(folder.resolve("acts.txt")))
          .map(
              folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)))
          .toList()
          .stream();
    }
  }

  private static void run(Path folder) {
    Json args = Json.parse(text(folder.resolve("args.json")));
    SimulatedHost host = CaseHost.of(folder);
    if (Json.parse(JsonText.of(result(host, args))).get("failed").isMissing()) {
      int before = host.commands().size();
      result(host, args);
      List<List<String>> second = host.commands().subList(before, host.commands().size());
      if (args.get("resizefs").textOrEmpty().equals("true")) {
        assertTrue(second.size() <= WITH_FILESYSTEM, () -> "commands: " + second);
      } else {
        boolean nothing = args.get("volumes").isArray() && args.get("volumes").items().isEmpty();
        assertEquals(nothing ? 0 : 1, second.size(), () -> "commands: " + second);
      }
    }
  }

  private static Map<String, Object> result(SimulatedHost host, Json args) {
    return new ModuleRunner<>(new LvmVolume(), host).run(args);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
