package dom0.simulated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sets of CPUs as xl reads and prints them. */
final class SimulatedCpus {
  private SimulatedCpus() {}

  /** The CPUs of 0-3,^1 on a host that has so many; those beyond are not there. */
  static Set<Integer> read(String text, int hostCpus) {
    Set<Integer> cpus = new TreeSet<>();
    for (String part :
        text.equals("all") ? new String[] {"0-" + (hostCpus - 1)} : text.split(",")) {
      if (!part.matches("\\^?[0-9]+(-[0-9]+)?")) {
        throw new AssertionError("not simulated: the CPUs " + text);
      }
      String[] ends = part.replace("^", "").split("-");
      for (int cpu = Integer.parseInt(ends[0]);
          cpu <= Integer.parseInt(ends[ends.length - 1]);
          cpu++) {
        if (part.startsWith("^")) {
          cpus.remove(cpu);
        } else if (cpu < hostCpus) {
          cpus.add(cpu);
        }
      }
    }
    return cpus;
  }

  /** As vcpu-list prints them: "all" where none is missing. */
  static String print(Collection<Integer> cpus, int hostCpus) {
    if (cpus.size() == hostCpus) {
      return "all";
    }
    List<String> ranges = new ArrayList<>();
    for (int cpu = 0; cpu < hostCpus; cpu++) {
      int first = cpu;
      while (cpus.contains(cpu)) {
        cpu++;
      }
      if (cpu > first) {
        ranges.add(cpu - 1 > first ? first + "-" + (cpu - 1) : Integer.toString(first));
      }
    }
    return ranges.isEmpty() ? "none" : String.join(",", ranges);
  }
}
