package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What else has to know each module. */
final class ModulesTest {
  @Test
  void launcherAndBuildKnowTheirClasses() throws IOException {
    String launcher = Files.readString(Path.of("playbooks/roles/runtime/files/run"));
    String build = Files.readString(Path.of("pom.xml"));
    List<String> ignored =
        Files.readAllLines(Path.of("src/collection/tests/sanity/ignore-2.14.txt")).stream()
            .map(line -> line.replaceFirst(" #.*", ""))
            .toList();
    String group = Files.readString(Path.of("src/collection/meta/runtime.yml"));
    for (var module : Modules.ALL) {
      String main = module.getClass().getName();
      String line = "    %s) main=%s ;;\n".formatted(module.name(), main);
      assertTrue(launcher.contains(line), line);
      assertTrue(build.contains("<mainClass>" + main + "</mainClass>"), main);
      String ignore = "plugins/modules/%s.sh shebang".formatted(module.name());
      long times = ignored.stream().filter(ignore::equals).count();
      assertEquals(1, times, "lines of the ignore file");
      assertTrue(group.contains("    - " + module.name() + "\n"), "module_defaults forget it");
    }
  }
}
