package dom0.program;

import dom0.module.HostModule;
import dom0.text.Resource;

/** What {@code --help} prints: how to call the module, and its documentation as Ansible has it. */
final class Help {
  private Help() {}

  static String of(HostModule<?, ?> module) {
    String documentation =
        Resource.read(Help.class, "/dom0/" + module.name() + ".yml")
            .replaceAll("(?m)^---\n", "")
            .replaceAll("\\b[CIBVO]\\(([^)]*)\\)", "$1"); // C(word): Ansible's markup
    return "%s\n\n%s".formatted(CommandLine.usage(module.name()), documentation.strip());
  }
}
