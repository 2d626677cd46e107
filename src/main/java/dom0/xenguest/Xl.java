package dom0.xenguest;

import dom0.host.Command;
import java.time.Duration;

/**
 * The commands of xl that we use. A guest is named by its number: xl takes a name like 12 for one.
 */
final class Xl {
  /** One slow script for each disk and card (40 s each), a bootloader (120 s), an emulated host. */
  private static final Duration CREATE_LIMIT = Duration.ofMinutes(10);

  private Xl() {}

  static Command list() {
    return Command.of("xl", "list");
  }

  static Command listLong() {
    return Command.of("xl", "list", "-l");
  }

  static Command info() {
    return Command.of("xl", "info");
  }

  /** -f, since xl takes a path with = in it for a setting; -q, since it is no news. */
  static Command create(String file) {
    return Command.of("xl", "create", "-q", "-f", file).within(CREATE_LIMIT);
  }

  static Command on(String verb, long id) {
    return Command.of("xl", verb, Long.toString(id));
  }
}
