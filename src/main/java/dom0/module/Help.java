package dom0.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code --help} prints: how to call the module, and its documentation as Ansible has it. */
final class Help {
  private Help() {}

  static String of(HostModule<?, ?> module) {
    String documentation =
        resource(module.name() + ".yml")
            .replaceAll("(?m)^---\n", "")
            .replaceAll("\\b[CIBVO]\\(([^)]*)\\)", "$1"); // C(word): Ansible's markup
    return "%s\n\n%s".formatted(CommandLine.usage(module.name()), documentation.strip());
  }

  /** The text of a resource that the build puts beside the packages. */
  static String resource(String name) {
    try (InputStream stream = Help.class.getResourceAsStream("/dom0/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
