package dom0.xen;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What {@code xl info -n} says beyond {@code xl info}: where the CPUs are, and what memory lies
 * near them.
 *
 * @param cpus each CPU
 * @param nodes each NUMA node
 */
public record Topology(List<Cpu> cpus, List<Node> nodes) {
  private static final String NUMBER = "([0-9]{1,12})";
  private static final Pattern CPU =
      Pattern.compile("(?m)^ *%1$s: +%1$s +%1$s +%1$s$".formatted(NUMBER));
  private static final Pattern NODE =
      Pattern.compile("(?m)^ *%1$s: +%1$s +%1$s +[0-9,]+$".formatted(NUMBER));

  public Topology {
    cpus = List.copyOf(cpus);
    nodes = List.copyOf(nodes);
  }

  /** A CPU, with the numbers of the core, the socket and the node that it is of. */
  public record Cpu(long cpu, long core, long socket, long node) {}

  /**
   * A node.
   *
   * @param memory in MiB, with the holes in its addresses: a machine of 4096 has 6144
   * @param free in MiB
   */
  public record Node(long node, long memory, long free) {}

  /**
   * Reads the two tables: {@code "%3d: %4d %4d %4d"} below "cpu_topology", and {@code "%4d: %6d %6d
   * %d,..."} below "numa_info", which comes later.
   */
  public static Topology parse(String output) {
    String[] tables = output.split("(?m)^numa_info", 2);
    return new Topology(
        CPU.matcher(tables[0])
            .results()
            .map(row -> new Cpu(number(row, 1), number(row, 2), number(row, 3), number(row, 4)))
            .toList(),
        NODE.matcher(tables[tables.length - 1])
            .results()
            .filter(row -> tables.length > 1)
            .map(row -> new Node(number(row, 1), number(row, 2), number(row, 3)))
            .toList());
  }

  private static long number(MatchResult row, int column) {
    return Long.parseLong(row.group(column));
  }
}
