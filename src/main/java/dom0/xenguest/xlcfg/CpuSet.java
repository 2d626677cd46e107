package dom0.xenguest.xlcfg;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A set of the host's CPUs.
 *
 * @param all whether it is every CPU, however many there are; the others are then none
 */
public record CpuSet(boolean all, NavigableSet<Integer> cpus) {
  public static final CpuSet ALL = new CpuSet(true, new TreeSet<>());

  /** Reads 0-3,5,^1 or all; empty for nodes, whose CPUs only the host knows, and for none. */
  public static Optional<CpuSet> parse(String text) {
    if (text.equals("all")) {
      return Optional.of(ALL);
    }
    if (!text.matches("\\^?[0-9]{1,5}(-[0-9]{1,5})?(,\\^?[0-9]{1,5}(-[0-9]{1,5})?)*")) {
      return Optional.empty();
    }
    NavigableSet<Integer> cpus = new TreeSet<>();
    for (String part : text.split(",")) {
      List<Integer> range = range(part.replace("^", ""));
      if (part.startsWith("^")) {
        range.forEach(cpus::remove);
      } else {
        cpus.addAll(range);
      }
    }
    return Optional.of(new CpuSet(false, cpus));
  }

  private static List<Integer> range(String text) {
    String[] ends = text.split("-");
    List<Integer> range = new ArrayList<>();
    for (int cpu = Integer.parseInt(ends[0]);
        cpu <= Integer.parseInt(ends[ends.length - 1]);
        cpu++) {
      range.add(cpu);
    }
    return range;
  }

  public boolean isEmpty() {
    return !all && cpus.isEmpty();
  }

  /** Whether both are the same on a host of so many CPUs: Xen leaves out those that it lacks. */
  public boolean isSame(CpuSet other, Optional<Long> hostCpus) {
    return equals(other)
        || hostCpus.filter(count -> within(count).equals(other.within(count))).isPresent();
  }

  private NavigableSet<Integer> within(long count) {
    NavigableSet<Integer> within = new TreeSet<>();
    for (int cpu = 0; cpu < count; cpu++) {
      if (all || cpus.contains(cpu)) {
        within.add(cpu);
      }
    }
    return within;
  }
}
