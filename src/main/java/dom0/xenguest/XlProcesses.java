package dom0.xenguest;

import dom0.host.Host;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of xl that stay: {@code xl create} leaves one behind for each guest, which reboots
 * it and clears it away, and whose standard output is /var/log/xen/xl-NAME.log.
 */
final class XlProcesses {
  private static final String LOGS = "/var/log/xen/xl-";

  private final Host host;

  XlProcesses(Host host) {
    this.host = host;
  }

  static String log(String name) {
    return LOGS + name + ".log";
  }

  /** Whether a guest's own process is alive, so that the guest may come back by itself. */
  boolean watches(String name) {
    return !watched(List.of(name)).isEmpty();
  }

  /** The same of several, of whom some may be left: all processes are looked at once. */
  Set<String> watched(Collection<String> names) {
    List<String> outputs = names.isEmpty() ? List.of() : outputs();
    return names.stream()
        .filter(name -> outputs.stream().anyMatch(isLog(name)))
        .collect(Collectors.toSet());
  }

  private static Predicate<String> isLog(String name) {
    return Pattern.compile(Pattern.quote(log(name)) + "([.][0-9]+)?( [(]deleted[)])?")
        .asMatchPredicate();
  }

  /** Whether somebody starts this guest right now, such as xendomains as the host comes up. */
  boolean starts(String name) {
    String file = "(.*/)?([0-9]+-)?" + Pattern.quote(name) + "([.]cfg)?";
    return processes()
        .filter(process -> !output(process).orElse(LOGS).startsWith(LOGS))
        .map(process -> List.of(host.readFile(process + "/cmdline").orElse("").split("\0")))
        .filter(words -> words.contains("create") || words.contains("restore"))
        .anyMatch(words -> words.stream().anyMatch(word -> word.matches(file)));
  }

  /** Whether an xl that watches no guest is at work: it may be one that is building this guest. */
  boolean anyAtWork() {
    return outputs().stream().anyMatch(output -> !output.startsWith(LOGS));
  }

  /** Where each process of xl writes to. */
  private List<String> outputs() {
    return processes().flatMap(process -> output(process).stream()).toList();
  }

  private Optional<String> output(String process) {
    return host.linkTarget(process + "/fd/1");
  }

  private Stream<String> processes() {
    return host.list("/proc").stream()
        .filter(name -> name.matches("[0-9]+"))
        .map(pid -> "/proc/" + pid)
        .filter(process -> host.linkTarget(process + "/exe").orElse("").endsWith("/xl"));
  }

  /** The end of what a guest's process wrote, for messages; "" when there is nothing. */
  static String logTail(Host host, String name) {
    return tail(host, log(name));
  }

  /** The same of the guest's QEMU: why that ended, xl does not say. */
  static String qemuLogTail(Host host, String name) {
    return tail(host, "/var/log/xen/qemu-dm-" + name + ".log");
  }

  /** The same of what the guest wrote to its console, where xenconsoled keeps that. */
  static String consoleLogTail(Host host, String name) {
    return tail(host, "/var/log/xen/console/guest-" + name + ".log");
  }

  private static String tail(Host host, String log) {
    List<String> lines = host.readFile(log).orElse("").lines().toList();
    int last = 8;
    String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - last), lines.size()));
    return tail.isEmpty() ? "" : "; the end of " + log + ":\n" + tail;
  }
}
