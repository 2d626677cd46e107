package dom0.xenguest;

import java.util.List;
import java.util.Optional;

/** What must hold of a guest's file as a whole, and what xl would say only by a guest that dies. */
final class ConfigRules {
  private ConfigRules() {}

  static List<String> problems(XlConfig config) {
    Problems problems = new Problems();
    String type = config.text("type").orElse("pv"); // xl's own standard on x86
    boolean boots = config.has("kernel") || config.has("bootloader") || config.has("firmware");
    problems.addUnless(
        boots || type.equals("hvm") || config.has("builder"),
        "a %s guest needs kernel or bootloader".formatted(type));
    problems.addUnless(
        !config.has("cmdline") || !(config.has("root") || config.has("extra")),
        "xl ignores root and extra where cmdline is given");
    atLeast(config, "maxmem", "memory", problems);
    atLeast(config, "maxvcpus", "vcpus", problems);
    return problems.found();
  }

  private static void atLeast(XlConfig config, String most, String least, Problems problems) {
    Optional<Long> upper = config.number(most);
    Optional<Long> lower = config.number(least);
    problems.addUnless(
        upper.isEmpty() || lower.isEmpty() || upper.get() >= lower.get(),
        "%s %d is less than %s %d".formatted(most, upper.orElse(0L), least, lower.orElse(0L)));
  }
}
