package dom0.xenguest.step;

import dom0.host.Command;
import dom0.host.CommandResult;
import dom0.host.Host;
import dom0.plan.Step;
import dom0.xenguest.xl.Domain;
import dom0.xenguest.xl.Xl;
import dom0.xenguest.xlcfg.VifSpec;
import java.util.List;

/** Gives a domain a network card. One that failed is taken away: xl leaves half of it behind. */
public record AttachCard(Domain domain, VifSpec card) implements Step {
  @Override
  public void applyTo(Host host) {
    CommandResult result = host.run(Xl.attachCard(domain.id(), card));
    if (!result.ok()) {
      host.run(Xl.detachCard(domain.id(), card.mac().orElse("")));
    }
    result.orFail(describe());
  }

  @Override
  public String describe() {
    return "give %s the network card %s".formatted(domain, card.mac().orElse(""));
  }

  @Override
  public List<Command> commands() {
    return List.of(Xl.attachCard(domain.id(), card));
  }
}
