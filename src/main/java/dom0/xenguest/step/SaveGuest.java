package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.host.HostFailure;
import dom0.plan.Step;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.DomainState;
import dom0.xenguest.xl.Domains;
import dom0.xenguest.xl.Xl;
import java.util.List;
import java.util.Optional;

/** Saves a guest's memory to a file and ends the guest. */
public record SaveGuest(Domain domain, String image) implements Step {
  private static final int OWN_EYES = 0600;
  private static final int OWN_FOLDER = 0700;

  @Override
  public void applyTo(Host host) {
    host.makeFolder(image.substring(0, image.lastIndexOf('/')), OWN_FOLDER);
    host.writeFile(image, "", OWN_EYES); // xl makes one that everybody can read, with all passwords
    CommandResult result;
    Optional<Domain> left;
    try {
      result = host.run(Xl.save(domain.id(), image));
    } finally { // also of one that was ended at its limit
      left = new Domains(host, domain.name()).now();
      if (left.filter(it -> it.is(DomainState.RUNNING)).isPresent()) {
        host.removeFile(image); // the guest goes on, so what was saved of it is false by now
      }
    }
    result.orFail(describe());
    if (left.isPresent()) {
      throw new HostFailure(
          "%s was saved to %s, but its domain is still there (%s): look at both by hand"
              .formatted(left.get(), image, left.get().letters()));
    }
  }

  @Override
  public String describe() {
    return "save %s to %s".formatted(domain, image);
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.save(domain.id(), image));
  }
}
