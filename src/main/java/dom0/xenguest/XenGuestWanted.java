package dom0.xenguest;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What the user wants of one guest.
 *
 * @param options the keys of the guest's file that the task gives, and no others
 * @param autostart whether it starts with the host; empty to leave that as it is
 * @param force whether a guest may be destroyed where asking it is not enough
 * @param timeout how long a guest may take to shut down or reboot
 * @param settle how long a fresh guest is watched before it counts as started
 */
record XenGuestWanted(
    String name,
    State state,
    XlConfig options,
    Optional<Boolean> autostart,
    boolean force,
    Duration timeout,
    Duration settle) {

  /** Where the guest shall be. */
  enum State {
    PRESENT,
    RUNNING,
    SHUTDOWN,
    DESTROYED,
    PAUSED,
    RESTARTED,
    ABSENT;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether a guest that is not there is to be started. */
    boolean starts() {
      return this == RUNNING || this == RESTARTED;
    }
  }

  String file() {
    return "/etc/xen/" + name + ".cfg";
  }

  String autostartLink() {
    return "/etc/xen/auto/" + name + ".cfg";
  }

  /** What is left to want once a restart is done. */
  XenGuestWanted onceRestarted() {
    return state == State.RESTARTED
        ? new XenGuestWanted(name, State.RUNNING, options, autostart, force, timeout, settle)
        : this;
  }
}
