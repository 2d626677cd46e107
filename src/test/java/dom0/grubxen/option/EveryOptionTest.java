package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.grubxen.option.KnownOptions.Entry;
import dom0.json.Json;
import dom0.text.UnusableValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for each of Xen's options: what is written for one is what was wanted of it. */
class EveryOptionTest {
  /** A value as JSON for each option that is no boolean, number or size. */
  private static final Map<String, String> SAMPLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("acpi", "['noirq', 'verbose']"),
              Map.entry("acpi_sleep", "'s3_bios,s3_mode'"),
              Map.entry("apic", "'bigsmp'"),
              Map.entry("apic_verbosity", "'debug'"),
              Map.entry("argo", "'yes,mac-permissive=no'"),
              Map.entry("badpage", "'0x3f45,0x8a321-0x8a330'"),
              Map.entry("bootscrub", "'idle'"),
              Map.entry("cet", "'shstk=no,ibt'"),
              Map.entry("clocksource", "'hpet'"),
              Map.entry("com1", "'115200,8n1,0x3f8,4'"),
              Map.entry("com2", "'115200/1843200,8n1,pci,msi,03:00.0,dev=amt'"),
              Map.entry("console", "'com1H,vga'"),
              Map.entry("console_timestamps", "'datems'"),
              Map.entry("conswitch", "'ax'"),
              Map.entry("core_parking", "'power'"),
              Map.entry("cpu_type", "'arch_perfmon'"),
              Map.entry("cpufreq", "'hwp:hdc;xen:ondemand,verbose'"),
              Map.entry("cpuid", "'no-avx512f,no-rdrand'"),
              Map.entry("cpuid_mask_cpu", "'fam_10_rev_b'"),
              Map.entry("crash-debug-debugkey", "'C+d'"),
              Map.entry("crash-debug-hwdom", "'0'"),
              Map.entry("crash-debug-kexeccmd", "'0'"),
              Map.entry("crash-debug-panic", "'0dr'"),
              Map.entry("crash-debug-watchdog", "'d'"),
              Map.entry("crashkernel", "'512M-2G:64M,2G-:128M<4G'"),
              Map.entry("credit2_runqueue", "'socket'"),
              Map.entry("dbgp", "'xhci@pci00:14.0,share=hwdom'"),
              Map.entry("debugtrace", "'cpu:16M'"),
              Map.entry("dom0", "'pvh,shadow=no'"),
              Map.entry("dom0-cpuid", "'no-avx,rdrand'"),
              Map.entry("dom0-iommu", "'passthrough,map-inclusive=no'"),
              Map.entry("dom0-llc-colors", "'0,2-6,15-16'"),
              Map.entry("dom0_ioports_disable", "'3f8-3ff,0x80'"),
              Map.entry("dom0_max_vcpus", "'1-4'"),
              Map.entry("dom0_mem", "'4G,max:4G'"),
              Map.entry("dom0_nodes", "['0,1', 'strict']"),
              Map.entry("dtuart", "'/soc/serial@0:115200'"),
              Map.entry("edd", "'skipmbr'"),
              Map.entry("edid", "'force'"),
              Map.entry("efi", "'no-rs,attr=uc'"),
              Map.entry("ept", "'exec-sp,no-pml'"),
              Map.entry("extra_guest_irqs", "'64,1024'"),
              Map.entry("flask", "'enforcing'"),
              Map.entry("font", "'8x16'"),
              Map.entry("gdb", "'com2L'"),
              Map.entry("gnttab", "'max-ver:1,transitive=no'"),
              Map.entry("guest_loglvl", "'none/warning'"),
              Map.entry("hpet", "'broadcast,legacy-replacement=no'"),
              Map.entry("ioapic_ack", "'new'"),
              Map.entry("iommu", "['verbose', 'no-intremap,quarantine=scratch-page']"),
              Map.entry("irq_vector_map", "'per-device'"),
              Map.entry("ivmd", "'7f000-7f010=00:14.0-00:14.1,00:1d.0;80000'"),
              Map.entry("ivrs_hpet[0]", "'00:14.0'"),
              Map.entry("ivrs_ioapic[0]", "'0:00:14.0'"),
              Map.entry("loglvl", "'all'"),
              Map.entry("low_crashinfo", "'min'"),
              Map.entry("max_cstate", "'1,2'"),
              Map.entry("mce_verbosity", "'verbose'"),
              Map.entry("memop-max-order", "'9,,18'"),
              Map.entry("mmcfg", "'yes,amd-fam10'"),
              Map.entry("mmio-relax", "'all'"),
              Map.entry("mwait-idle.table", "'1:1,6:133:600'"),
              Map.entry("nmi", "'dom0'"),
              Map.entry("nolapic", "true"),
              Map.entry("numa", "'fake=2'"),
              Map.entry("pci", "'serr=no,perr'"),
              Map.entry("pci-phantom", "['03:00,1', '0:04:00,2']"),
              Map.entry("pcid", "'xpti=no'"),
              Map.entry("preferred-cstates", "'C1E,C6'"),
              Map.entry("psr", "'cmt:1,rmid_max:200'"),
              Map.entry("pv", "'no-32'"),
              Map.entry("pv-l1tf", "'dom0=no,domu'"),
              Map.entry("real-mode", "false"),
              Map.entry("reboot", "'acpi,cold'"),
              Map.entry("rmrr", "'0xd5d45=0:0:1d.0;0xd5d46-0xd5d48=0:0:1a.0'"),
              Map.entry("sched", "'credit2'"),
              Map.entry("sched-gran", "'core'"),
              Map.entry("serrors", "'panic'"),
              Map.entry("shim_mem", "'min:1M,max:8M'"),
              Map.entry("smap", "'hvm'"),
              Map.entry("smep", "'hvm'"),
              Map.entry("snb_igd_quirk", "'cap'"),
              Map.entry("spec-ctrl", "'no-xen,msr-sc=pv=no,bti-thunk=lfence'"),
              Map.entry("tee", "'optee'"),
              Map.entry("tsc", "'stable:socket'"),
              Map.entry("tsx", "'no'"),
              Map.entry("ucode", "['scan', '-1', 'nmi=no']"),
              Map.entry("vga", "'gfx-1024x768x16,keep'"),
              Map.entry("viridian-version", "'6,1,0x1db1'"),
              Map.entry("vpmu", "'bts,ipc'"),
              Map.entry("vwfi", "'native'"),
              Map.entry("wallclock", "'cmos'"),
              Map.entry("watchdog", "'force'"),
              Map.entry("x2apic-mode", "'mixed'"),
              Map.entry("xen-llc-colors", "'0-1'"),
              Map.entry("xpti", "'default'"),
              Map.entry("xsm", "'flask'")));

  /** An option of the table and a value for it. */
  record Sample(String name, String value) {}

  static Stream<Sample> samples() {
    return KnownOptions.load().names().stream()
        .filter(name -> !name.equals("placeholder"))
        .map(name -> name.replace("[", "[0]"))
        .map(name -> new Sample(name, sample(name)));
  }

  private static String sample(String name) {
    String given = SAMPLES.get(name);
    if (given != null) {
      return given.replace('\'', '"');
    }
    return switch (Rows.entry(name).kind()) {
      case BOOL -> "false";
      case INT -> "16";
      case SIZE -> "\"1G\"";
      default -> throw new AssertionError("no sample for " + name);
    };
  }

  private static WantedOption wanted(Sample sample) {
    Entry entry = Rows.entry(sample.name());
    Json value = Json.parse(sample.value());
    return new WantedOption(
        sample.name(), entry, new OptionValue(sample.name(), entry, false).words(value));
  }

  @Test
  void hasNoSampleOfNothing() {
    List<String> names = samples().map(Sample::name).toList();

    SAMPLES.keySet().forEach(name -> assertTrue(names.contains(name), name));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isMetByWhatIsWrittenForIt(Sample sample) {
    WantedOption wanted = wanted(sample);

    assertFalse(wanted.words().isEmpty());
    assertTrue(wanted.isMetBy(wanted.words()));
    assertTrue(wanted.isInForceWith(wanted.words()));
    assertFalse(wanted.isMetBy(List.of()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isReadBackFromTheLineItWasWrittenTo(Sample sample) {
    WantedOption wanted = wanted(sample);

    List<String> once = Rows.set(List.of("a", "no-b"), wanted);
    XenCommandLine readBack = XenCommandLine.parse(String.join(" ", once));

    assertTrue(wanted.isMetBy(readBack.of(wanted)));
    assertEquals(once, Rows.set(readBack.texts(), wanted));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void replacesWhateverWasThere(Sample sample) {
    WantedOption wanted = wanted(sample);
    String other = sample.name() + "=?";

    List<String> line = Rows.set(List.of(other, "a", other), wanted);

    assertTrue(wanted.isSatisfiedBy(wanted.of(line)));
    assertEquals(wanted.shown() + " a", String.join(" ", line));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isGoneWhenItIsRemoved(Sample sample) {
    WantedOption gone = new WantedOption(sample.name(), Rows.entry(sample.name()), List.of());

    List<String> line = Rows.set(Rows.set(List.of("a", "b"), wanted(sample)), gone);

    assertEquals(List.of("a", "b"), line);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysTrueAndFalseSoThatTheyDiffer(Sample sample) {
    Entry entry = Rows.entry(sample.name());
    List<WantedOption> both =
        Stream.of(true, false)
            .flatMap(flag -> entry.booleans().word(sample.name(), flag).stream())
            .map(word -> new WantedOption(sample.name(), entry, Rows.words(word)))
            .toList();

    both.forEach(option -> assertTrue(option.isMetBy(option.words()), option.shown()));
    if (both.size() == 2) {
      assertFalse(both.get(0).isMetBy(both.get(1).words()));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void takesOnlyWhatItCanRead(Sample sample) {
    Entry entry = Rows.entry(sample.name());
    OptionValue reader = new OptionValue(sample.name(), entry, true);

    if (entry.grammar().toString().equals("<text>")) {
      assertEquals(1, reader.words(Json.of("?")).size());
    } else {
      assertThrows(UnusableValue.class, () -> reader.words(Json.of("?")));
    }
  }
}
