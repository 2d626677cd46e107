package dom0.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.xen.Topology.Cpu;
import dom0.xen.Topology.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What xl info -n prints. */
class TopologyTest {
  @Test
  void readsWhatARealXlPrinted() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/captured/xl-4.17.7-info-n.txt"));

    Topology topology = Topology.parse(text);

    assertEquals(List.of(new Cpu(0, 0, 0, 0), new Cpu(1, 1, 0, 0)), topology.cpus());
    assertEquals(List.of(new Node(0, 6144, 2900)), topology.nodes());
    assertEquals("4.17.7", XlInfo.parse(text).text("xen_version").orElse(""));
  }

  /** By xl_info.c: a CPU that is off has no line, and each node names its distance to each. */
  @Test
  void readsSeveralNodes() {
    String text =
        """
        cpu_topology           :
        cpu:    core    socket     node
          0:       0        0        0
        127:      31        1        1
        numa_info              :
        node:    memsize    memfree    distances
           0:    131072     100000      10,21
           1:    131072       8000      21,10
        xen_major              : 4
        """;

    assertEquals(
        new Topology(
            List.of(new Cpu(0, 0, 0, 0), new Cpu(127, 31, 1, 1)),
            List.of(new Node(0, 131072, 100000), new Node(1, 131072, 8000))),
        Topology.parse(text));
  }

  @Test
  void findsNothingInGarbage() {
    assertEquals(
        new Topology(List.of(), List.of()), Topology.parse("cpu_topology :\n  0: x y z\n\n0:"));
  }
}
