package dom0.xenguest;

import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.xl.DomainState;

/**
 * What has to be looked at round a guest, as it follows from what is known of itself.
 *
 * @param otherGuests whether other guests matter: not to one that goes
 * @param creation whether the guest may be created: it is not there, or is made to go first
 * @param start whether it will be started, also by a restart for what cannot change otherwise
 * @param memory whether it takes memory of Xen
 * @param room whether its memory is saved to a file
 */
record Needed(boolean otherGuests, boolean creation, boolean start, boolean memory, boolean room) {

  static Needed of(XenGuestWanted wanted, XenGuestFound found) {
    LiveChanges changes = found.comparison().changes();
    boolean creation = creates(wanted, found);
    boolean start = creation || changes.needRestart();
    return new Needed(
        concerns(wanted),
        creation,
        start,
        start || changes.moreMemory() > 0,
        wanted.state() == State.SAVED && found.domain().isPresent());
  }

  private static boolean concerns(XenGuestWanted wanted) {
    return wanted.state().starts()
        || wanted.state() == State.PRESENT
        || (wanted.state() != State.ABSENT && !wanted.content().isEmpty());
  }

  private static boolean creates(XenGuestWanted wanted, XenGuestFound found) {
    return wanted.state().starts()
        && (wanted.state() == State.RESTARTED
            || found.domain().isEmpty()
            || found.isRestoring()
            || !found.domain().get().is(DomainState.RUNNING, DomainState.PAUSED));
  }
}
