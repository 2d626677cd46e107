package dom0.xenguest;

import dom0.module.Choice;
import dom0.xenguest.guard.GuestFiles;
import dom0.xenguest.xlcfg.XlConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the user wants of one guest.
 *
 * @param formerName the name that the guest still has, where it is to be renamed
 * @param content what its file shall say
 * @param saveFile where its memory is saved, where the task says so
 * @param policy how it may be changed
 */
record XenGuestWanted(
    String name,
    Optional<String> formerName,
    State state,
    Content content,
    Autostart autostart,
    Optional<String> saveFile,
    ChangePolicy policy) {

  /** Where the guest shall be. */
  enum State implements Choice {
    PRESENT,
    RUNNING,
    SHUTDOWN,
    DESTROYED,
    PAUSED,
    RESTARTED,
    SAVED,
    ABSENT;

    /** Whether a guest that is not there is to be started. */
    boolean starts() {
      return this == RUNNING || this == RESTARTED;
    }
  }

  /**
   * What the guest's file shall say.
   *
   * @param options the keys that the task gives, and no others
   * @param removed the keys that shall go
   * @param keepsOthers whether keys stay that the task does not give
   * @param mayBeUnknown whether keys may be among the options that xl does not know
   * @param backup whether the file is copied before it is changed
   */
  record Content(
      XlConfig options,
      List<String> removed,
      boolean keepsOthers,
      boolean mayBeUnknown,
      boolean backup) {
    static final Content NONE = new Content(XlConfig.EMPTY, List.of(), true, false, false);

    Content {
      removed = List.copyOf(removed);
    }

    boolean isEmpty() {
      return options.values().isEmpty() && removed.isEmpty();
    }
  }

  /**
   * Whether it starts with the host.
   *
   * @param on empty to leave that as it is
   * @param order its place among the guests that do, 0 to 99; empty for none
   */
  record Autostart(Optional<Boolean> on, Optional<Long> order) {
    static final Autostart AS_IT_IS = new Autostart(Optional.empty(), Optional.empty());
  }

  /** How a changed file reaches a guest that runs. */
  enum Apply implements Choice {
    /** Where xl can change it as it runs. */
    LIVE,
    /** Where that is not enough, by a restart. */
    RESTART,
    /** At its next start. */
    NEVER
  }

  /**
   * How a guest may be changed.
   *
   * @param force whether it may be destroyed where asking it is not enough
   * @param takesMemory whether a running guest may lose memory
   * @param sharesDisks whether other guests may have its disks
   * @param timeout how long it may take to shut down or reboot
   * @param settle how long a fresh guest is watched before it counts as started
   * @param consoleLines how many lines of its console the result shows
   */
  record ChangePolicy(
      Apply apply,
      boolean force,
      boolean takesMemory,
      boolean sharesDisks,
      Duration timeout,
      Duration settle,
      long consoleLines) {
    /** What counts where nothing else is said. */
    static final ChangePolicy STANDARD =
        new ChangePolicy(
            Apply.LIVE, false, false, false, Duration.ofMinutes(1), Duration.ofSeconds(3), 0);

    ChangePolicy with(Apply other) {
      return new ChangePolicy(
          other, force, takesMemory, sharesDisks, timeout, settle, consoleLines);
    }

    ChangePolicy forced(boolean force) {
      return new ChangePolicy(
          apply, force, takesMemory, sharesDisks, timeout, settle, consoleLines);
    }
  }

  XlConfig options() {
    return content.options();
  }

  boolean force() {
    return policy.force();
  }

  String file() {
    return GuestFiles.path(name);
  }

  /** What is left to want once a restore is done. */
  XenGuestWanted onceRestored() {
    return new XenGuestWanted(
        name, formerName, state, content, autostart, saveFile, policy.with(Apply.NEVER));
  }

  /** What is left to want once a restart is done. */
  XenGuestWanted onceRestarted() {
    return state == State.RESTARTED
        ? new XenGuestWanted(name, formerName, State.RUNNING, content, autostart, saveFile, policy)
        : this;
  }
}
