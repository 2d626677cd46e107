package dom0.xenguest.xl;

import dom0.xenguest.xlcfg.CpuSet;
import dom0.xenguest.xlcfg.XlConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the virtual CPUs of a domain may run now.
 *
 * @param rows one for each virtual CPU, also for those that are off
 * @param hostCpus how many CPUs the host has, where that had to be asked
 */
public record Pins(List<Row> rows, Optional<Long> hostCpus) {
  // From the right; the CPU of one that is off is "-", and its state "--p".
  private static final Pattern LINE =
      Pattern.compile(
          ".*?\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+\\S+\\s+[\\d.]+\\s+(\\S+)\\s+/\\s+(\\S+)");

  public Pins {
    rows = List.copyOf(rows);
  }

  /**
   * One virtual CPU.
   *
   * @param cpu the CPU that it runs on or ran on last; "-" while it is off
   * @param hard where it must run
   * @param soft where it should
   */
  public record Row(long vcpu, String cpu, String hard, String soft) {
    public String value(String key) {
      return key.equals("cpus") ? hard : soft;
    }
  }

  /** Reads what {@code xl vcpu-list} says of one domain. */
  public static List<Row> parse(String text, long domain) {
    return parse(text).getOrDefault(domain, List.of());
  }

  /** Reads what it says of each domain, by its number. */
  public static Map<Long, List<Row>> parse(String text) {
    Map<Long, List<Row>> domains = new LinkedHashMap<>();
    for (String line : text.lines().skip(1).toList()) {
      Matcher matcher = LINE.matcher(line.stripTrailing());
      if (matcher.matches()) {
        domains
            .computeIfAbsent(Long.valueOf(matcher.group(1)), unused -> new ArrayList<>())
            .add(row(matcher));
      }
    }
    return domains;
  }

  private static Row row(Matcher line) {
    return new Row(Long.parseLong(line.group(2)), line.group(3), line.group(4), line.group(5));
  }

  /**
   * The virtual CPUs that are pinned elsewhere than the file says; none if that cannot be compared.
   */
  public List<Row> astray(String key, XlConfig config) {
    return rows.stream().filter(row -> isAstray(row, key, config)).toList();
  }

  private boolean isAstray(Row row, String key, XlConfig config) {
    Optional<CpuSet> wanted = wanted(config, key, row.vcpu()).flatMap(CpuSet::parse);
    Optional<CpuSet> live = CpuSet.parse(row.value(key));
    return wanted.isPresent() && live.isPresent() && !wanted.get().isSame(live.get(), hostCpus);
  }

  /** What a file says of one virtual CPU; behind the end of a list nothing binds it. */
  public static Optional<String> wanted(XlConfig config, String key, long vcpu) {
    if (config.text(key).isPresent()) {
      return config.text(key);
    }
    List<String> items = config.strings(key);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(vcpu < items.size() ? items.get((int) vcpu) : "all");
  }
}
