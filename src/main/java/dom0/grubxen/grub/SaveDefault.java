package dom0.grubxen.grub;

import dom0.host.Command;
import dom0.host.Host;
import dom0.plan.Undo;
import dom0.plan.UndoFile;
import dom0.plan.Undoable;
import java.util.List;

/** Makes an entry the one that a default of "saved" leads to. */
public record SaveDefault(GrubLayout layout, String id) implements Undoable {
  @Override
  public void applyTo(Host host, Undo undo) {
    UndoFile grubEnv = undo.before(host, layout.grubEnv());
    try {
      host.run(layout.setDefault(id)).orFail(describe());
    } finally {
      grubEnv.becomes(host.readFile(layout.grubEnv()));
    }
  }

  @Override
  public String describe() {
    return "save the default entry " + id;
  }

  @Override
  public List<Command> commands() {
    return List.of(layout.setDefault(id));
  }
}
