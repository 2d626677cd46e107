package dom0.plan;

import dom0.host.Host;

/** A step whose files are put back when a later step, or the check after all, fails. */
public interface Undoable extends Step {
  /** Makes the change, and tells of each file before it is written. */
  void applyTo(Host host, Undo undo);

  @Override
  default void applyTo(Host host) {
    try (Undo undo = new Undo()) {
      applyTo(host, undo);
    }
  }
}
