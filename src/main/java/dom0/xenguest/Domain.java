package dom0.xenguest;

import java.util.Optional;

/**
 * A domain that is there now.
 *
 * @param id its number, which a reboot changes
 * @param memoryMib what it has now
 * @param config what it was started with; empty when xl cannot tell
 */
record Domain(
    String name,
    long id,
    long memoryMib,
    long vcpus,
    DomainState state,
    Optional<LiveConfig> config) {
  Domain with(DomainState other) {
    return new Domain(name, id, memoryMib, vcpus, other, config);
  }

  Domain with(Optional<LiveConfig> other) {
    return new Domain(name, id, memoryMib, vcpus, state, other);
  }

  String uuid() {
    return config.map(live -> live.value("uuid")).orElse("");
  }

  @Override
  public String toString() {
    return "%s (domain %d)".formatted(name, id);
  }
}
