package dom0.xenguest.xl;

import dom0.host.Command;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of xl that we use. A guest is named by its number: xl takes a name like 12 for one.
 */
public final class Xl {
  /** One slow script for each disk and card (40 s each), a bootloader (120 s), an emulated host. */
  private static final Duration CREATE_LIMIT = Duration.ofMinutes(10);

  /** A guest's memory goes to a disk, gigabytes at the speed of that. */
  private static final Duration SAVE_LIMIT = Duration.ofHours(1);

  private Xl() {}

  public static Command list() {
    return Command.of("xl", "list");
  }

  /** What {@link #list} leaves out of each domain, as JSON. */
  public static Command listLong() {
    return Command.of("xl", "list", "-l");
  }

  /** The same of one domain; fails when it is gone. */
  public static Command listLong(long id) {
    return Command.of("xl", "list", "-l", Long.toString(id));
  }

  /** The table of {@link #list} with a further column, each domain's uuid. */
  public static Command listWithUuids() {
    return Command.of("xl", "list", "-v");
  }

  /** Where each virtual CPU of each domain may run. */
  public static Command vcpuList() {
    return Command.of("xl", "vcpu-list");
  }

  /** {@link #info}, and where the CPUs and the memory are. */
  public static Command topology() {
    return Command.of("xl", "info", "-n");
  }

  /** What the running Xen says of itself and of the machine. */
  public static Command info() {
    return Command.of("xl", "info");
  }

  public static Command vcpuList(long id) {
    return on("vcpu-list", id);
  }

  /** -f, since xl takes a path with = in it for a setting; -q, since it is no news. */
  public static Command create(String file) {
    return Command.of("xl", "create", "-q", "-f", file).within(CREATE_LIMIT);
  }

  /** Reads a file as for a start, starts nothing, and prints what it makes of it. */
  public static Command dryRun(String file) {
    return Command.of("xl", "create", "-n", "-q", "-f", file);
  }

  /** A dry run of a text that is to become a guest's file. */
  public static Command dryRun(String file, String text) {
    String copy = "/run/dom0.xen." + file.substring(file.lastIndexOf('/') + 1);
    return dryRun(copy).reading(copy, text);
  }

  public static Command on(String verb, long id) {
    return Command.of("xl", verb, Long.toString(id));
  }

  /** -F: a guest of type hvm without drivers for Xen gets an ACPI event. */
  public static Command ask(String verb, Domain domain) {
    return domain.isHvm()
        ? Command.of("xl", verb, "-F", Long.toString(domain.id()))
        : on(verb, domain.id());
  }

  /** With its unit: without one xl takes MiB and its manual says KiB. */
  public static Command setMemory(long id, long mib) {
    return Command.of("xl", "mem-set", Long.toString(id), mib + "m");
  }

  public static Command setVcpus(long id, long vcpus) {
    return Command.of("xl", "vcpu-set", Long.toString(id), Long.toString(vcpus));
  }

  /** "-" leaves the one kind of pins as it is. */
  public static Command pin(long id, String vcpu, String key, String cpus) {
    return key.equals("cpus")
        ? Command.of("xl", "vcpu-pin", Long.toString(id), vcpu, cpus)
        : Command.of("xl", "vcpu-pin", Long.toString(id), vcpu, "-", cpus);
  }

  /** The scheduler's name is part of the verb; -w weight, -c cap. */
  public static Command schedule(long id, String scheduler, List<String> flags) {
    List<String> words = new ArrayList<>(List.of("xl", "sched-" + scheduler, "-d", "" + id));
    words.addAll(flags);
    return Command.of(words);
  }

  public static Command attachDisk(long id, DiskSpec disk) {
    return Command.of("xl", "block-attach", Long.toString(id), disk.render()).within(CREATE_LIMIT);
  }

  public static Command detachDisk(long id, String vdev) {
    return Command.of("xl", "block-detach", Long.toString(id), vdev);
  }

  /** One word for each part: xl takes a word with commas for the bridge's name. */
  public static Command attachCard(long id, VifSpec card) {
    List<String> words = new ArrayList<>(List.of("xl", "network-attach", Long.toString(id)));
    words.addAll(card.words());
    return Command.of(words).within(CREATE_LIMIT);
  }

  public static Command detachCard(long id, String mac) {
    return Command.of("xl", "network-detach", Long.toString(id), mac);
  }

  public static Command save(long id, String image) {
    return Command.of("xl", "save", Long.toString(id), image).within(SAVE_LIMIT);
  }

  /** -p: it stays paused. */
  public static Command restore(String image) {
    return Command.of("xl", "restore", "-p", image).within(SAVE_LIMIT);
  }

  /** By its name, which is no number, since a fresh domain's number is not known before. */
  public static Command unpause(String name) {
    return Command.of("xl", "unpause", name);
  }

  /** Shows what a guest wrote, and then waits for more: it is ended. */
  public static Command console(long id) {
    return on("console", id).within(Duration.ofSeconds(5));
  }
}
