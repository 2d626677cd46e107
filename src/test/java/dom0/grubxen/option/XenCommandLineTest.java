package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setting one option on a line and keeping the rest. */
class XenCommandLineTest {
  @ParameterizedTest
  @CsvSource({
    // the line, the option, its words, the line with them
    "'', com1, com1=115200, com1=115200",
    "a com1=9600 b, com1, com1=115200, a com1=115200 b",
    "com1=1 a com1=2, com1, com1=3, com1=3 a",
    "com10=1, com1, com1=3, com10=1 com1=3",
    "a com1=1 b, com1, '', a b",
    "a  b, com1, '', a b",
    "no-smt, smt, smt=no, no-smt",
    "smt=enable, smt, smt, smt=enable",
    "no-smt, smt, smt, smt",
    "no-smt=1, smt, smt=no, smt=no",
    "smt=No, smt, smt=no, smt=no",
    "smt smt, smt, smt, smt",
    "no-watchdog, watchdog, watchdog=no, no-watchdog",
    "watchdog=yes, watchdog, watchdog, watchdog=yes",
    "ucode=scan, ucode, ucode=scan ucode=1, ucode=scan ucode=1",
    "iommu=verbose a iommu=no-intremap, iommu, iommu=force, iommu=force a",
    "'iommu=verbose a iommu=no-intremap', iommu, 'iommu=no-intremap,verbose',"
        + " iommu=verbose a iommu=no-intremap",
    "a -- console=hvc0, loglvl, loglvl=all, a loglvl=all -- console=hvc0",
    "a -- loglvl=7, loglvl, '', a -- loglvl=7",
    "'a pci-phantom=3:0,1 b', pci-phantom, 'pci-phantom=3:0,1 pci-phantom=4:0,2',"
        + " 'a pci-phantom=3:0,1 pci-phantom=4:0,2 b'",
    "'a ivrs_ioapic[0x4]=0:14.0', ivrs_ioapic[4], ivrs_ioapic[4]=0:14.1, 'a ivrs_ioapic[4]=0:14.1'",
    "'a ivrs_ioapic[5]=0:14.0', ivrs_ioapic[4], ivrs_ioapic[4]=0:14.1,"
        + " 'a ivrs_ioapic[5]=0:14.0 ivrs_ioapic[4]=0:14.1'"
  })
  void setsAnOptionOnce(String before, String name, String words, String after) {
    WantedOption wanted = Rows.wanted(name, words);

    List<String> once = Rows.set(XenCommandLine.parse(before).texts(), wanted);

    assertEquals(after, XenCommandLine.of(once).toString());
    assertEquals(once, Rows.set(once, wanted));
  }
}
