package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.times;

import dom0.json.Json;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.MockedStatic;

/** What a run works out, counted: once for each reading of the host, and each text once. */
class OnceTest {
  /** A change is read before and after it, and its task and file are texts that come in. */
  @ParameterizedTest
  @CsvSource({"128, false, 1, 2", "96, true, 2, 3"})
  void worksOutOnceForEachReading(int memory, boolean changed, int readings, int texts) {
    SimulatedHost host = new SimulatedHost(Json.parse(NoOpTest.HOST));
    String arguments =
        "{\"state\": \"running\", "
            + NoOpTest.GUEST.replace("128", Integer.toString(memory))
            + ", \"allow_memory_decrease\": true}";
    try (MockedStatic<DesiredConfig> desired = spied(DesiredConfig.class);
        MockedStatic<Drift> drift = spied(Drift.class);
        MockedStatic<LiveChanges> changes = spied(LiveChanges.class);
        MockedStatic<DiskSpec> disks = spied(DiskSpec.class);
        MockedStatic<VifSpec> cards = spied(VifSpec.class)) {
      Map<String, Object> result =
          new ModuleRunner<>(new XenGuest(), host).run(Json.parse(arguments));

      assertEquals(changed, result.get("changed"), result::toString);
      desired.verify(() -> DesiredConfig.of(any(), any()), times(readings));
      drift.verify(() -> Drift.of(any(), any(), any()), times(readings));
      changes.verify(() -> LiveChanges.of(any(), any(), any(), any()), times(readings));
      disks.verify(() -> DiskSpec.parse(any(), any()), times(texts));
      cards.verify(() -> VifSpec.parse(any(), any()), times(texts));
    }
  }

  private static <T> MockedStatic<T> spied(Class<T> type) {
    return mockStatic(type, CALLS_REAL_METHODS);
  }
}
