package dom0.xenguest.xlcfg;

import dom0.xen.XenVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key of a guest's file.
 *
 * @param form what its value looks like: a word, and for some more words behind it
 * @param guests the types of guests that heed it: pv, pvh, hvm
 * @param option whether it is an option of the module
 * @param since the first Xen that knows it; empty where every one does that we care for
 * @param until the last one; empty where the newest does
 * @param paths the members in which libxl's JSON has it, as {@code b_info/localtime}
 */
public record Key(
    String name,
    List<String> form,
    Set<String> guests,
    boolean option,
    Optional<XenVersion> since,
    Optional<XenVersion> until,
    List<String> paths) {
  private static final Set<String> ALL_GUESTS = Set.of("pv", "pvh", "hvm");

  public Key {
    form = List.copyOf(form);
    paths = List.copyOf(paths);
    guests = Set.copyOf(guests);
  }

  /** From a line of the table: name, form, guests, use, version, paths. */
  static Key read(String line) {
    String[] fields = line.split("\t", -1);
    return new Key(
        fields[0],
        List.of(fields[1].split(" ")),
        fields[2].equals("all") ? ALL_GUESTS : Set.of(fields[2].split(" ")),
        fields[3].equals("option"),
        XenVersion.of(fields[4]),
        fields[4].startsWith("-") ? XenVersion.of(fields[4].substring(1)) : Optional.empty(),
        fields[5].equals("-") ? List.of() : List.of(fields[5].split(" ")));
  }

  /** The first word of its form. */
  public String kind() {
    return form.get(0);
  }

  /** The words behind it: choices, or the least and the most of a number. */
  public List<String> words() {
    return form.subList(1, form.size());
  }

  /** Why the xl of this Xen does not know it; empty where it does. */
  public Optional<String> unknownTo(XenVersion xen) {
    return since
        .filter(first -> first.compareTo(xen) > 0)
        .map(first -> "came with " + first)
        .or(
            () ->
                until
                    .filter(last -> last.compareTo(xen) < 0)
                    .map(last -> "was dropped after " + last));
  }

  boolean isNumber() {
    return kind().equals("number") || kind().equals("mib") || kind().equals("flag");
  }

  public boolean isSecret() {
    return kind().equals("secret");
  }
}
