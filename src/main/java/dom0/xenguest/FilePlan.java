package dom0.xenguest;

import dom0.host.Command;
import dom0.module.Refused;
import dom0.plan.Diff;
import dom0.plan.KeepCopy;
import dom0.plan.Plan;
import dom0.plan.RemoveFile;
import dom0.plan.RunCommand;
import dom0.xen.XenVersion;
import dom0.xenguest.XenGuestFound.Former;
import dom0.xenguest.XenGuestWanted.State;
import dom0.xenguest.guard.ConfigRules;
import dom0.xenguest.guard.GuestFile;
import dom0.xenguest.step.WriteGuestFile;
import dom0.xenguest.xlcfg.SecretText;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a guest's file. */
final class FilePlan {
  private static final int OWN_EYES = 0600;
  private static final int ALL_EYES = 0644;

  private final XenGuestWanted wanted;
  private final XenGuestFound found;
  private final XlConfig desired;

  FilePlan(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found;
    this.desired = found.comparison().desired();
  }

  void addTo(Plan.Builder plan) {
    if (isNothing()) {
      return; // what is not there is down
    }
    boolean secret = SecretText.isIn(desired);
    if (secret && found.file().isReadableForOthers() && !wanted.content().isEmpty()) {
      plan.step(
          new RunCommand(
              Command.of("chmod", "0600", wanted.file()), "hide the password in " + wanted.file()));
    }
    found.former().ifPresent(this::checkRenaming);
    if (!found.file().exists() || !desired.meansTheSameAs(found.config())) {
      write(plan, secret ? OWN_EYES : openMode());
    }
    found.former().ifPresent(former -> plan.step(new RemoveFile(former.file().path())));
  }

  /** Renaming a file must not make it readable to more people. */
  private int openMode() {
    return found.source().exists() ? found.source().mode() : ALL_EYES;
  }

  private boolean isNothing() {
    if (!desired.values().isEmpty() || found.domain().isPresent()) {
      return desired.values().isEmpty();
    }
    boolean isDown =
        wanted.state() == State.SHUTDOWN
            || wanted.state() == State.DESTROYED
            || wanted.state() == State.SAVED;
    if (!isDown) {
      throw new Refused(
          "%s has no configuration: there is no %s and the task gives none"
              .formatted(wanted.name(), wanted.file()));
    }
    return true;
  }

  private void write(Plan.Builder plan, int mode) {
    Optional<XenVersion> knowing =
        found.xl().version().filter(version -> !wanted.content().mayBeUnknown());
    List<String> problems =
        new ArrayList<>(ConfigRules.problems(desired, wanted.options(), knowing));
    problems.addAll(found.checks().others());
    if (!problems.isEmpty()) {
      throw new Refused(
          "%s would be wrong: %s".formatted(wanted.file(), String.join("; ", problems)));
    }
    String text = found.source().content().edited(desired);
    if (wanted.content().backup()) {
      GuestFile source = found.source();
      source.text().ifPresent(is -> plan.step(new KeepCopy(source.path(), is)));
    }
    plan.step(new WriteGuestFile(wanted.file(), text, mode, found.xl().works()));
    plan.diff(diff(found.source().text().orElse(""), text));
  }

  private Diff diff(String before, String after) {
    String shownBefore = SecretText.masked(before);
    String shownAfter = SecretText.masked(after);
    boolean onlySecrets = shownBefore.equals(shownAfter) && !before.equals(after);
    return new Diff(
        wanted.file(), shownBefore, shownAfter + (onlySecrets ? "(a password changes)\n" : ""));
  }

  /** A run that was killed between the new file and the old leaves both, of one guest. */
  private void checkRenaming(Former former) {
    Optional<String> uuid = former.file().config().text("uuid");
    boolean sameGuest =
        uuid.isPresent()
            ? uuid.equals(found.file().config().text("uuid"))
            : found.file().config().meansTheSameAs(DesiredConfig.ofRenamed(wanted, found));
    if (found.file().exists() && former.file().exists() && !sameGuest) {
      throw new Refused(
          "%s and %s are two guests: neither can take the other's name"
              .formatted(former.file().path(), wanted.file()));
    }
  }
}
