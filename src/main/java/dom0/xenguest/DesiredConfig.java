package dom0.xenguest;

import dom0.xenguest.xlcfg.XlConfig;
import dom0.xenguest.xlcfg.XlValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a guest's file shall say: what it says, with the keys that the task gives. When it is
 * written the guest also gets a uuid and each card a MAC, which stay: those of the running guest,
 * or made from the host's machine-id and the guest's name, so that any run makes the same.
 */
final class DesiredConfig {
  /**
   * Keys that exclude each other: a task's key removes its rivals from the file, since xl would
   * silently ignore one of them.
   */
  private static final Map<String, Set<String>> RIVALS =
      Map.of(
          "cmdline", Set.of("root", "extra"),
          "root", Set.of("cmdline"),
          "extra", Set.of("cmdline"),
          "bootloader", Set.of("kernel", "ramdisk"),
          "kernel", Set.of("bootloader"),
          "type", Set.of("builder"));

  private final XenGuestWanted wanted;
  private final XenGuestFound found;

  private DesiredConfig(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** Equal to what was found when nothing in the file is to change. */
  static XlConfig of(XenGuestWanted wanted, XenGuestFound found) {
    if (wanted.content().isEmpty() && !found.isToBeRenamed()) {
      return found.config();
    }
    return new DesiredConfig(wanted, found).config();
  }

  /**
   * The desired file of a guest that still has only its former name, as after a run that was
   * killed.
   */
  static XlConfig ofRenamed(XenGuestWanted wanted, XenGuestFound found) {
    return of(wanted, found.withoutFile());
  }

  private XlConfig config() {
    XlConfig merged = base().with("name", XlValue.of(wanted.name()));
    for (Map.Entry<String, XlValue> option : wanted.options().values().entrySet()) {
      merged =
          merged
              .without(RIVALS.getOrDefault(option.getKey(), Set.of()))
              .with(option.getKey(), option.getValue());
    }
    if (merged.has("cpus") && !merged.has("vcpus")) {
      merged = merged.with("vcpus", XlValue.of(1)); // without it Xen 4.17 drops cpus in silence
    }
    merged = withMacs(merged, knownMacs());
    if (merged.meansTheSameAs(found.config())) {
      return found.config();
    }
    return found.isSaved() ? merged : identified(merged); // only its memory tells who it is
  }

  /** What stays of the file: who the guest is, and the keys that nobody wants to go. */
  private XlConfig base() {
    Set<String> gone = new HashSet<>(wanted.content().removed());
    if (!wanted.content().keepsOthers()) {
      gone.addAll(found.config().values().keySet());
      gone.remove("uuid");
    }
    return found.config().without(gone);
  }

  private XlConfig identified(XlConfig merged) {
    XlConfig identified = merged;
    if (!merged.has("uuid")) {
      String uuid =
          found
              .live()
              .map(live -> live.value("uuid"))
              .filter(text -> !text.isEmpty())
              .orElseGet(this::newUuid);
      identified = merged.with("uuid", XlValue.of(uuid));
    }
    List<List<String>> macs = new ArrayList<>();
    int cards = merged.cardItems().size();
    for (int card = 0; card < cards; card++) {
      List<String> candidates = new ArrayList<>(liveMac(card).stream().toList());
      candidates.addAll(List.of(newMac(card), newMac(cards + card)));
      macs.add(candidates);
    }
    return withMacs(identified, macs);
  }

  /** The MACs that the file has, card by card. */
  private List<List<String>> knownMacs() {
    return macs(found.config()).map(mac -> mac.stream().toList()).toList();
  }

  private static Stream<Optional<String>> macs(XlConfig config) {
    return config.cards().stream().map(card -> card.mac().map(it -> it.toLowerCase(Locale.ROOT)));
  }

  /** A card that has no MAC gets the first of those for its place that no other card has. */
  private static XlConfig withMacs(XlConfig config, List<List<String>> macs) {
    List<XlValue> after = new ArrayList<>();
    boolean changed = false;
    Set<String> taken = new HashSet<>(macs(config).flatMap(Optional::stream).toList());
    for (XlValue.Card card : config.cardItems()) {
      List<String> candidates = after.size() < macs.size() ? macs.get(after.size()) : List.of();
      Optional<String> mac = candidates.stream().filter(it -> !taken.contains(it)).findFirst();
      boolean lacksOne =
          card.problems().isEmpty() && card.spec().mac().isEmpty() && mac.isPresent();
      after.add(lacksOne ? XlValue.Card.of(card.spec().withMac(mac.get())) : card);
      mac.filter(it -> lacksOne).ifPresent(taken::add);
      changed |= lacksOne;
    }
    return changed ? config.with("vif", new XlValue.Items(after)) : config;
  }

  private Optional<String> liveMac(int card) {
    return found
        .live()
        .filter(live -> card < live.nics().size())
        .map(live -> live.nics().get(card).mac().toLowerCase(Locale.ROOT))
        .filter(mac -> !mac.isEmpty());
  }

  private String newUuid() {
    return seeded("").toString();
  }

  /** 00:16:3e is Xen's own range. */
  private String newMac(int card) {
    long bits = seeded(" vif " + card).getLeastSignificantBits();
    return "00:16:3e:%02x:%02x:%02x".formatted(bits >> 16 & 0x7f, bits >> 8 & 0xff, bits & 0xff);
  }

  private UUID seeded(String what) {
    String seed = "dom0.xen:" + found.seed() + ":" + wanted.name() + what;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
  }
}
