package dom0.xenguest.xl;

import java.util.List;
import java.util.Optional;

/**
 * A domain that is there now.
 *
 * @param id its number, which a reboot changes
 * @param memoryMib what it has now
 * @param letters its state as {@code xl list} spells it
 * @param ran whether it had any time of a CPU
 * @param config what it was started with; empty when xl cannot tell
 * @param pins where its virtual CPUs run; empty where that was not looked at
 */
public record Domain(
    String name,
    long id,
    long memoryMib,
    long vcpus,
    DomainState state,
    String letters,
    boolean ran,
    Optional<LiveConfig> config,
    Optional<Pins> pins) {
  public Domain with(DomainState other) {
    return new Domain(name, id, memoryMib, vcpus, other, letters, ran, config, pins);
  }

  public Domain with(Optional<LiveConfig> other) {
    return new Domain(name, id, memoryMib, vcpus, state, letters, ran, other, pins);
  }

  public Domain with(Pins other) {
    return new Domain(name, id, memoryMib, vcpus, state, letters, ran, config, Optional.of(other));
  }

  public boolean is(DomainState... states) {
    return List.of(states).contains(state);
  }

  /** Why it shut down, from the fifth letter of its state. */
  public String shutdownReason() {
    return switch (letters.charAt(4)) {
      case '-' -> "poweroff";
      case 'r' -> "reboot";
      case 's' -> "suspend";
      case 'c' -> "crash";
      case 'w' -> "watchdog";
      case 'S' -> "soft_reset";
      default -> "unknown";
    };
  }

  boolean isHvm() {
    return config.map(live -> live.value("type")).orElse("").equals("hvm");
  }

  public String uuid() {
    return config.map(live -> live.value("uuid")).orElse("");
  }

  @Override
  public String toString() {
    return "%s (domain %d)".formatted(name, id);
  }
}
