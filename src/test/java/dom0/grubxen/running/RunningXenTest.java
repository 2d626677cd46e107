package dom0.grubxen.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.Captured;
import dom0.grubxen.option.XenCommandLine;
import dom0.xen.XlInfo;
import org.junit.jupiter.api.Test;

/** What xl of Xen 4.17 says of the running hypervisor. */
class RunningXenTest {
  @Test
  void readsVersionAndOptions() {
    RunningXen running = RunningXen.of(XlInfo.parse(Captured.text("xl-4.17.7-info.txt")));

    assertEquals("4.17.7", running.version());
    assertEquals(
        "com1=115200,8n1 console=com1,vga dom0_mem=1G,max:1G dom0_max_vcpus=1",
        running.options().map(XenCommandLine::toString).orElse(""));
    assertEquals("", running.doubt());
  }
}
