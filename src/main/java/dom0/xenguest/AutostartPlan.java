package dom0.xenguest;

import dom0.module.Refused;
import dom0.plan.MakeLink;
import dom0.plan.Plan;
import dom0.plan.RemoveFile;
import dom0.xenguest.XenGuestFound.Former;
import dom0.xenguest.guard.Autostart;
import java.util.Optional;

/** Plans the links that start a guest with the host: one, or none. */
final class AutostartPlan {
  private final XenGuestWanted wanted;
  private final Autostart found;
  private final Optional<Autostart> former;

  AutostartPlan(XenGuestWanted wanted, XenGuestFound found) {
    this.wanted = wanted;
    this.found = found.autostart();
    this.former = found.former().map(Former::autostart);
  }

  void addTo(Plan.Builder plan) {
    boolean was =
        !found.links().isEmpty() || former.filter(it -> !it.links().isEmpty()).isPresent();
    if (wanted.autostart().on().isPresent()) {
      refuseBlocked();
    }
    if (wanted.autostart().on().orElse(was)) {
      link(plan);
    } else {
      unlink(plan);
    }
    former.ifPresent(it -> it.links().forEach(link -> plan.step(new RemoveFile(link))));
  }

  /** The new link comes first: a run that is killed leaves two, and never none. */
  private void link(Plan.Builder plan) {
    String link = link();
    if (!found.links().contains(link)) {
      plan.step(new MakeLink(link, wanted.file()));
    }
    found.links().stream()
        .filter(other -> !other.equals(link))
        .forEach(other -> plan.step(new RemoveFile(other)));
    if (wanted.autostart().on().isPresent()) {
      warn(plan);
    }
  }

  /** The one that is there will do, unless the task says at which place. */
  private String link() {
    Optional<String> there =
        found.links().stream().findFirst().filter(it -> wanted.autostart().order().isEmpty());
    return there.orElseGet(
        () ->
            "%s/%s%s.cfg"
                .formatted(
                    found.folder(),
                    wanted.autostart().order().map("%02d-"::formatted).orElseGet(this::formerPlace),
                    wanted.name()));
  }

  /** The place among the others that it had under its former name. */
  private String formerPlace() {
    return former.stream()
        .flatMap(it -> it.links().stream())
        .map(link -> link.substring(link.lastIndexOf('/') + 1))
        .filter(name -> name.matches("[0-9]{1,9}-.*"))
        .map(name -> name.substring(0, name.indexOf('-') + 1))
        .findFirst()
        .orElse("");
  }

  /** For a guest that is to go. */
  void remove(Plan.Builder plan) {
    refuseBlocked();
    unlink(plan);
  }

  private void refuseBlocked() {
    found
        .blocked()
        .ifPresent(
            it -> {
              throw new Refused(it);
            });
  }

  private void unlink(Plan.Builder plan) {
    found.links().forEach(link -> plan.step(new RemoveFile(link)));
  }

  private void warn(Plan.Builder plan) {
    if (found.off()) {
      plan.warn(
          "XENDOMAINS_AUTO in /etc/default/xendomains is empty: no guest starts with this host");
    }
    found
        .strays()
        .forEach(
            stray ->
                plan.warn(
                    "%s is started with the host, too: xendomains takes every file there"
                        .formatted(stray)));
  }
}
