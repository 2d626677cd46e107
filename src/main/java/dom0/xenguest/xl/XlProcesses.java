package dom0.xenguest.xl;

import dom0.host.Host;
import dom0.host.RunningProcess;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of xl that stay: {@code xl create} leaves one behind for each guest, which reboots
 * it and clears it away, and whose standard output is /var/log/xen/xl-NAME.log.
 */
public final class XlProcesses {
  private static final String LOGS = "/var/log/xen/xl-";
  private static final Pattern LOG =
      Pattern.compile(Pattern.quote(LOGS) + "(.+)[.]log([.][0-9]+)?");
  private static final Pattern DOMAIN =
      Pattern.compile("Waiting for domain .* \\(domid ([0-9]{1,9})\\) to die");
  private static final int LOG_END = 1 << 14;

  private final Host host;

  public XlProcesses(Host host) {
    this.host = host;
  }

  static String log(String name) {
    return LOGS + name + ".log";
  }

  /** Whether a guest's own process is alive, so that the guest may come back by itself. */
  public boolean watches(String name) {
    Pattern log = Pattern.compile(Pattern.quote(log(name)) + "([.][0-9]+)?");
    return outputs().stream().anyMatch(output -> log.matcher(output).matches());
  }

  /**
   * The guests that have a process and no domain: they are rebooting, for seconds, or ending. A
   * guest that was renamed or migrated as it ran goes by its first name here, but its process tells
   * for which domain it waits.
   */
  public Set<String> guestsWithout(List<Domain> domains) {
    Set<String> names = domains.stream().map(Domain::name).collect(Collectors.toSet());
    Set<String> ids = domains.stream().map(it -> "" + it.id()).collect(Collectors.toSet());
    Set<String> guests = new TreeSet<>();
    for (String output : outputs()) {
      Matcher log = LOG.matcher(output);
      if (log.matches()
          && !names.contains(log.group(1))
          && lastDomain(output).filter(ids::contains).isEmpty()) {
        guests.add(log.group(1));
      }
    }
    return guests;
  }

  private Optional<String> lastDomain(String log) {
    Matcher matcher = DOMAIN.matcher(host.readEnd(log, LOG_END).orElse(""));
    Optional<String> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(matcher.group(1));
    }
    return last;
  }

  /** Whether a domain is complete, so that its process only waits for its end. */
  boolean awaits(Domain domain) {
    return lastDomain(log(domain.name())).filter(id -> id.equals("" + domain.id())).isPresent();
  }

  /** Whether somebody starts this guest right now, such as xendomains as the host comes up. */
  boolean starts(String name) {
    String file = "(.*/)?([0-9]+-)?" + Pattern.quote(name) + "([.]cfg)?";
    return processes()
        .filter(process -> !process.output().orElse(LOGS).startsWith(LOGS))
        .map(RunningProcess::argv)
        .filter(words -> words.contains("create") || words.contains("restore"))
        .anyMatch(words -> words.stream().anyMatch(word -> word.matches(file)));
  }

  /** Whether an xl that watches no guest is at work: it may be one that is building this guest. */
  boolean anyAtWork() {
    return outputs().stream().anyMatch(output -> !output.startsWith(LOGS));
  }

  /** Where each process of xl writes to. */
  private List<String> outputs() {
    return processes().flatMap(process -> process.output().stream()).toList();
  }

  private Stream<RunningProcess> processes() {
    return RunningProcess.all(host).stream().filter(process -> process.program().endsWith("/xl"));
  }

  /** The end of what a guest's process wrote, for messages; "" when there is nothing. */
  public static String logTail(Host host, String name) {
    return tail(host, log(name));
  }

  /** The end of what the guest's QEMU wrote: xl does not say why that ended. */
  public static String qemuLogTail(Host host, String name) {
    return tail(host, "/var/log/xen/qemu-dm-" + name + ".log");
  }

  /** The end of what the guest wrote to its console, if xenconsoled keeps that. */
  public static String consoleLogTail(Host host, String name) {
    return tail(host, "/var/log/xen/console/guest-" + name + ".log");
  }

  private static String tail(Host host, String log) {
    List<String> lines = host.readEnd(log, LOG_END).orElse("").lines().toList();
    int last = 8;
    String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - last), lines.size()));
    return tail.isEmpty() ? "" : "; the end of " + log + ":\n" + tail;
  }
}
