package dom0;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What else has to know each module. */
final class ModulesTest {
  @Test
  void launcherAndBuildKnowTheirClasses() throws IOException {
    String launcher = Files.readString(Path.of("playbooks/roles/runtime/files/run"));
    String build = Files.readString(Path.of("pom.xml"));
    for (var module : Modules.ALL) {
      String main = module.getClass().getName();
      String line = "    %s) main=%s ;;\n".formatted(module.name(), main);
      assertTrue(launcher.contains(line), line);
      assertTrue(build.contains("<mainClass>" + main + "</mainClass>"), main);
    }
  }
}
