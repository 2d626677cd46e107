package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dom0.json.Json;
import dom0.text.UnusableValue;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a value in a playbook to words for Xen; values are JSON with ' for its quotes. */
class OptionValueTest {
  private static List<String> words(String name, String value, boolean force) {
    Json json = Json.parse(value.replace('\'', '"'));
    return Rows.texts(new OptionValue(name, Rows.entry(name), force).words(json));
  }

  private static String problem(String name, String value) {
    UnusableValue thrown =
        assertThrows(UnusableValue.class, () -> words(name, value, false), name + ": " + value);
    return String.valueOf(thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        // booleans, as YAML hands them over
        "smt ~ false ~ smt=no",
        "smt ~ 'off' ~ smt=no",
        "smt ~ 'False' ~ smt=no",
        "smt ~ 0 ~ smt=no",
        "dom0_vcpus_pin ~ true ~ dom0_vcpus_pin",
        "dom0_vcpus_pin ~ 1 ~ dom0_vcpus_pin",
        "watchdog ~ true ~ watchdog",
        "watchdog ~ 'force' ~ watchdog=force",
        "iommu ~ true ~ iommu=yes",
        "iommu ~ 'True' ~ iommu=yes",
        "spec-ctrl ~ false ~ spec-ctrl=no",
        "numa ~ false ~ numa=off",
        "numa ~ 'no' ~ numa=off",
        "edd ~ false ~ edd=off",
        "edd ~ 'False' ~ edd=off",
        "edid ~ false ~ edid=no",
        "reboot ~ false ~ reboot=no",
        "real-mode ~ false ~ no-real-mode",
        "console_timestamps ~ true ~ console_timestamps=date",
        "console_timestamps ~ false ~ console_timestamps=none",
        "acpi ~ false ~ acpi=no",
        "nolapic ~ true ~ nolapic",
        // numbers and sizes
        "maxcpus ~ 8 ~ maxcpus=8",
        "maxcpus ~ '0x8' ~ maxcpus=0x8",
        "hvm_debug ~ -1 ~ hvm_debug=-1",
        "conring_size ~ '64K' ~ conring_size=64K",
        "conring_size ~ 64 ~ conring_size=64",
        "mem ~ '2G' ~ mem=2G",
        "low_mem_virq_limit ~ 0 ~ low_mem_virq_limit=0",
        "dom0_mem ~ '4G,max:4G' ~ dom0_mem=4G,max:4G",
        "dom0_max_vcpus ~ '1-4' ~ dom0_max_vcpus=1-4",
        "dom0_max_vcpus ~ 0 ~ dom0_max_vcpus=0",
        // several words
        "iommu ~ ['verbose', 'no-intremap'] ~ iommu=verbose iommu=no-intremap",
        "iommu ~ [true, 'verbose'] ~ iommu=yes iommu=verbose",
        "dom0_mem ~ ['min:1G', 'max:4G'] ~ dom0_mem=min:1G dom0_mem=max:4G",
        "pci-phantom ~ ['1:0,1','2:0,1','3:0,1'] ~ pci-phantom=1:0,1 pci-phantom=2:0,1"
            + " pci-phantom=3:0,1",
        "console ~ ['vga'] ~ console=vga",
        "loglvl ~ null ~ ''",
        // special to GRUB alone
        "cpufreq ~ 'hwp;xen' ~ cpufreq=hwp;xen",
        "crashkernel ~ '512M<4G' ~ crashkernel=512M<4G",
        "crash-debug-panic ~ '#|&{}*?' ~ crash-debug-panic=#|&{}*?",
        // fixed words
        "loglvl ~ 'none/all' ~ loglvl=none/all",
        "com1 ~ 115200 ~ com1=115200",
        "com1 ~ '115200,8n1' ~ com1=115200,8n1",
        "com1 ~ 'auto,8n1,0xf040,17,00:16.3' ~ com1=auto,8n1,0xf040,17,00:16.3",
        "com1 ~ '9600,,0x2f8' ~ com1=9600,,0x2f8",
        "com1 ~ 'dev=pci,baud=115200' ~ com1=dev=pci,baud=115200",
        "com2 ~ '115200,8n1,amt' ~ com2=115200,8n1,amt",
        "console ~ 'com1H,com1L,vga,none' ~ console=com1H,com1L,vga,none",
        "vga ~ 'text-80x50,keep' ~ vga=text-80x50,keep",
        "vga ~ 'mode-0x0318' ~ vga=mode-0x0318",
        "vga ~ 'current' ~ vga=current",
        "reboot ~ 'P,warm' ~ reboot=P,warm",
        "cpufreq ~ 'xen:performance,verbose' ~ cpufreq=xen:performance,verbose",
        "cpufreq ~ 'dom0-kernel' ~ cpufreq=dom0-kernel",
        "crashkernel ~ '256M,below=4G' ~ crashkernel=256M,below=4G",
        "crashkernel ~ '256M@64M' ~ crashkernel=256M@64M",
        "crashkernel ~ '0-2G:64M,2G-:128M' ~ crashkernel=0-2G:64M,2G-:128M",
        "dbgp ~ 'ehci1' ~ dbgp=ehci1",
        "iommu ~ 'no,crash-disable=1,dom0-strict' ~ iommu=no,crash-disable=1,dom0-strict",
        "dom0-cpuid ~ 'no-arch-caps' ~ dom0-cpuid=no-arch-caps"
      })
  void becomesWords(String name, String value, String words) {
    assertEquals(words.replace("''", ""), String.join(" ", words(name, value, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        "smt ~ 2 ~ must be true or false, not '2'",
        "smt ~ 'perhaps' ~ must be true or false, not 'perhaps'",
        "maxcpus ~ true ~ takes a whole number, not a boolean; if a word such as on is meant, put it in"
            + " quotes",
        "conring_size ~ true ~ takes a size such as 64M, not a boolean; if a word such as on is meant,"
            + " put it in quotes",
        "sched-gran ~ true ~ takes cpu|core|socket, not a boolean; if a word such as on is meant, put"
            + " it in quotes",
        "acpi ~ true ~ cannot be true; null removes the option",
        "spec-ctrl ~ true ~ cannot be true; null removes the option",
        "reboot ~ true ~ cannot be true; null removes the option",
        "real-mode ~ true ~ cannot be true; null removes the option",
        "nolapic ~ false ~ cannot be false; null removes the option",
        "maxcpus ~ '8M' ~ must be a whole number, not '8M'",
        "maxcpus ~ 4.5 ~ must be a whole number, not '4.5'",
        "maxcpus ~ '010' ~ '010' begins with 0, which makes a number octal to Xen: write 8 or 10",
        "conring_size ~ '010K' ~ '010K' begins with 0, which makes a number octal to Xen: write 8K"
            + " or 10K",
        "conring_size ~ '64KB' ~ must be a size such as 64M, not '64KB'",
        "conring_size ~ -1 ~ must be a size such as 64M, not '-1'",
        "mem ~ 8192 ~ '8192' has no unit, which means KiB to Xen: 8 MiB; write 8192M, or the unit"
            + " that you mean",
        "availmem ~ '64M' ~ less than 256M is too little for dom0: it would not boot",
        "dom0_mem ~ 4096 ~ '4096' has no unit, which means KiB to Xen: 4 MiB; write 4096M, or the"
            + " unit that you mean",
        "dom0_max_vcpus ~ '4-2' ~ '4-2' has a maximum below its minimum",
        "dom0_max_vcpus ~ '-0' ~ '-0' leaves dom0 no CPU",
        "loglvl ~ '' ~ is empty; null removes the option",
        "loglvl ~ {} ~ must be a string, a number, a boolean or a list of them",
        "iommu ~ [] ~ an empty list says nothing; null removes the option",
        "iommu ~ [null] ~ must be a string, a number, a boolean or a list of them",
        "console ~ ['vga','com1'] ~ takes one value, not 2: write them as one, with commas",
        "loglvl ~ ['all','all'] ~ takes one value, not 2",
        "pci-phantom ~ ['1','2','3','4','5','6','7','8','9'] ~ takes at most 8 values, not 9",
        // eaten on the way
        "console ~ 'vga com1' ~ character U+0020 in 'vga com1': blanks, quotes, $, `, \\ and"
            + " characters outside ASCII do not reach Xen",
        "loglvl ~ 'all$x' ~ '$' in 'all$x': blanks, quotes, $, `, \\ and characters outside ASCII"
            + " do not reach Xen",
        // buffers
        "console ~ 'com1,vga,com2,pv,dbgp,ehci,xhci' ~ is longer than the 29 bytes that Xen keeps"
            + " of it",
        "vga ~ 'gfx-0x0000000640x0x0001e0x32,keep' ~ is longer than the 29 bytes that Xen keeps of"
            + " it",
        "conswitch ~ 'axy' ~ is longer than the 2 bytes that Xen keeps of it",
        "crash-debug-panic ~ '12345678901234567890123456789012' ~ is longer than the 31 bytes that"
            + " Xen keeps of it",
        // words
        "loglvl ~ 'al' ~ 'al' is not of the form LEVEL[/LEVEL], LEVEL being"
            + " none|error|warning|info|debug|all; did you mean all?",
        "sched ~ 'credit3' ~ 'credit3' is not of the form credit|credit2|rtds|arinc653|null; did you mean"
            + " credit?",
        "sched-gran ~ 'thread' ~ 'thread' is not of the form cpu|core|socket",
        "nmi ~ 'panic' ~ 'panic' is not of the form ignore|dom0|fatal",
        "clocksource ~ 'hpte' ~ 'hpte' is not of the form pit|hpet|acpi|tsc|xen|hyperv; did you mean hpet?",
        "console ~ 'com1,vag' ~ 'vag' is not of the form vga|com1[H|L]|com2[H|L]|pv|dbgp|ehci|xhci|dtuart|xen|"
            + "none; did you mean vga?",
        "dom0 ~ 'pvh,no-verbos' ~ 'no-verbos' is not of the form pv|pvh|shadow=<bool>|verbose=<bool>|"
            + "cpuid-faulting=<bool>|msr-relaxed=<bool>|pf-fixup=<bool>; did"
            + " you mean verbose?",
        "dom0 ~ 'no-verbose=1' ~ 'no-verbose=1' is not of the form pv|pvh|shadow=<bool>|verbose=<bool>|"
            + "cpuid-faulting=<bool>|msr-relaxed=<bool>|pf-fixup=<bool>; did"
            + " you mean verbose?",
        "com1 ~ 'fast' ~ 'fast' is not of the form BAUD[/BASE][,DPS[,IO[,IRQ[,PORT[,BRIDGE]]]]]"
            + "[,NAME=VALUE...]",
        "spec-ctrl ~ 'no-smt' ~ 'no-smt' is not of the form <no>|xen=<bool>|pv=<bool>|hvm=<bool>|(msr-sc|rsb|"
            + "verw|md-clear|ibpb-entry|bhb-entry)=(pv=<bool>|hvm=<bool>)|msr-sc=<bool>|"
            + "rsb=<bool>|verw=<bool>|md-clear=<bool>...",
        "vga ~ '791' ~ '791' is not of the form (ask|current|text-80x(25|28|30|34|43|50|60)|gfx-<int>x<int>x"
            + "<int>|mode-<int>)[,keep]|keep",
        "max_cstate ~ '01' ~ '01' is not of the form <int>[,<int>]",
        "pci-phantom ~ '03:00' ~ '03:00' is not of the form <device>,(1|2|4)",
        "ivrs_ioapic[4] ~ '00:14' ~ '00:14' is not of the form <bdf>",
        "watchdog ~ 'forced' ~ 'forced' is not of the form force|<bool>; did you mean force?"
      })
  void isRefused(String name, String value, String why) {
    assertEquals(why, problem(name, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "com1 ~ 115200;8n1",
        "com1 ~ 115200,8x1",
        "com1 ~ fast",
        "com1 ~ 115200,speed=9600",
        "reboot ~ hard",
        "cpufreq ~ performance",
        "crashkernel ~ 512M>4G",
        "iommu ~ verbose,",
        "iommu ~ intel_iommu",
        "spec-ctrl ~ no-smt",
        "ucode ~ scan=2",
        "gnttab ~ max-ver=2",
        "dom0_nodes ~ loose",
        "numa ~ fake"
      })
  void isRefusedWhereXenWouldNotReadIt(String name, String value) {
    problem(name, "'" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({"dom0_mem, 4096", "dom0_mem, 64M", "mem, 8192", "availmem, 64M"})
  void passesWhenItIsForced(String name, String value) {
    problem(name, "'" + value + "'");

    assertEquals(List.of(name + "=" + value), words(name, "'" + value + "'", true));
  }

  @ParameterizedTest
  @CsvSource({"dom0_mem, 4GB", "dom0_mem, 010G", "mem, 1 G", "smt, perhaps", "loglvl, al"})
  void isRefusedAlsoWhenItIsForced(String name, String value) {
    assertThrows(UnusableValue.class, () -> words(name, "'" + value + "'", true));
  }

  @ParameterizedTest
  @CsvSource({"122, true", "123, false"})
  void fitsIntoOneWordOfXen(int length, boolean fits) {
    String value = "'" + "1".repeat(length) + "'";

    if (fits) {
      assertEquals(1, words("com1", value, false).size());
    } else {
      assertEquals("is longer than the 127 bytes that Xen reads", problem("com1", value));
    }
  }
}
