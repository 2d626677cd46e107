package dom0.xenguest.guard;

import java.util.List;
import java.util.Optional;

/**
 * How a guest starts with the host.
 *
 * @param folder where a link to its file makes it start
 * @param links those that there are
 * @param blocked what stands where its link would, as a sentence
 * @param strays files there that are started although they look like copies
 * @param off whether the host starts no guest at all
 */
public record Autostart(
    String folder, List<String> links, Optional<String> blocked, List<String> strays, boolean off) {
  public static final Autostart NONE =
      new Autostart("/etc/xen/auto", List.of(), Optional.empty(), List.of(), false);

  public Autostart {
    links = List.copyOf(links);
    strays = List.copyOf(strays);
  }
}
