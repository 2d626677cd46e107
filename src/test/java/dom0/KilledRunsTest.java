package dom0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.plan.Step;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A run that is killed between two steps is completed by the next, and the host is as if it had not
 * been: every case of one subject that succeeds, killed behind each of its steps. (Several are one
 * after the other.)
 */
class KilledRunsTest {
  @TestFactory
  Stream<DynamicContainer> everyCase() {
    return CasesTest.folders().stream()
        .map(folder -> new Killed<>(Modules.of(folder), folder))
        .filter(Killed::succeeds)
        .map(Killed::behindEachStep);
  }

  private record Killed<W, F>(HostModule<W, F> module, Path folder) {
    boolean succeeds() {
      Map<String, Object> result = new ModuleRunner<>(module, CaseHost.of(folder)).run(args());
      return !result.containsKey("failed") && !result.containsKey("results");
    }

    DynamicContainer behindEachStep() {
      int steps = steps(CaseHost.of(folder)).size();
      return DynamicContainer.dynamicContainer(
          folder.toString(),
          IntStream.range(1, steps)
              .mapToObj(done -> DynamicTest.dynamicTest("behind " + done, () -> behind(done))));
    }

    private void behind(int done) {
      SimulatedHost whole = CaseHost.of(folder);
      new ModuleRunner<>(module, whole).run(args());
      SimulatedHost killed = CaseHost.of(folder);
      steps(killed).subList(0, done).forEach(step -> step.applyTo(killed));

      Map<String, Object> result = new ModuleRunner<>(module, killed).run(args());

      assertFalse(result.containsKey("failed"), () -> String.valueOf(result.get("msg")));
      assertEquals(whole.world(), killed.world());
    }

    private List<Step> steps(SimulatedHost host) {
      W wanted = module.parse(new Arguments(module.options(), args()));
      return module.plan(wanted, module.read(wanted, host)).steps();
    }

    private Json args() {
      try {
        return Json.parse(Files.readString(folder.resolve("args.json")));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
