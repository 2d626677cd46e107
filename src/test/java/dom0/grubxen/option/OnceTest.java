package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mockStatic;

import dom0.CaseHost;
import dom0.grubxen.GrubXen;
import dom0.grubxen.grub.GrubWords;
import dom0.json.Json;
import dom0.program.ModuleRunner;
import dom0.simulated.SimulatedHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

/** How often one change of dom0_mem reads the same texts: the settings, the menu, the value. */
class OnceTest {
  private static final Path CASE =
      Path.of("src/test/resources/cases/grub_xen/files/copies-a-file-before-it-changes");

  @Test
  void readsWhatComesInAndLittleMore() {
    SimulatedHost host = CaseHost.of(CASE);
    try (MockedStatic<Dom0Memory> memory = spied(Dom0Memory.class);
        MockedStatic<XenCommandLine> lines = spied(XenCommandLine.class);
        MockedStatic<OptionEffect> effects = spied(OptionEffect.class);
        MockedStatic<GrubWords> words = spied(GrubWords.class)) {
      Map<String, Object> result =
          new ModuleRunner<>(new GrubXen(), host).run(Json.parse("{\"dom0_mem\": \"4G,max:4G\"}"));

      assertEquals(true, result.get("changed"), result::toString);
      assertAll(
          () -> memory.verify(() -> Dom0Memory.parse(any()), atMost(7)),
          () -> lines.verify(() -> XenCommandLine.of(anyList()), atMost(17)),
          () -> effects.verify(() -> OptionEffect.of(any(), anyList()), atMost(6)),
          () -> words.verify(() -> GrubWords.in(anyList()), atMost(48)));
    }
  }

  private static <T> MockedStatic<T> spied(Class<T> type) {
    return mockStatic(type, CALLS_REAL_METHODS);
  }
}
