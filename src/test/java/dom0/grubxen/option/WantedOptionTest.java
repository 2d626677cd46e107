package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of a wanted option. */
class WantedOptionTest {
  @ParameterizedTest
  @CsvSource({
    "loglvl, loglvl=all, loglvl=debug loglvl=all, true",
    "loglvl, loglvl=all, loglvl=all loglvl=debug, false",
    "loglvl, loglvl=all, '', false",
    "loglvl, '', loglvl=all, false",
    "smt, smt=no, smt no-smt, true",
    "dom0_mem, dom0_mem=4G, 'dom0_mem=max:2G dom0_mem=4G', false",
    "dom0_mem, 'dom0_mem=4G,max:4G', 'dom0_mem=2G dom0_mem=max:4G dom0_mem=4G', true",
    "iommu, 'iommu=verbose,no-intremap', iommu=verbose iommu=no-intremap, true",
    "iommu, iommu=verbose, iommu=no-intremap iommu=verbose, false",
    "pci-phantom, 'pci-phantom=3:0,1', 'pci-phantom=4:0,1 pci-phantom=3:0,1', false"
  })
  void isInForceWithWhatXenWasBootedWith(
      String name, String wanted, String booted, boolean expected) {
    assertEquals(expected, Rows.wanted(name, wanted).isInForceWith(Rows.words(booted)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fred | fred | 4.17 | Xen option fred is not known to Xen 4.17, which will ignore it"
            + " (known to Xen 4.21 and later)",
        "pku | pku=no | 4.20 | Xen option pku is not known to Xen 4.20, which will ignore it"
            + " (known to Xen up to 4.17)",
        "fred | fred | 4.21 | ''",
        "fred | fred | '' | ''",
        "fred | '' | 4.17 | ''",
        "smt | smt | 4.17 | ''"
      })
  void warnsOfAXenThatDoesNotKnowIt(String name, String words, String release, String warning) {
    assertEquals(
        Optional.of(warning).filter(text -> !text.isEmpty()),
        Rows.wanted(name, words).warning(release));
  }

  @ParameterizedTest
  @CsvSource({
    "loglvl, loglvl=all, true",
    "loglvl, '', false",
    "smt, smt, false",
    "ept, ept=exec-sp, true",
    "ept, ept=no-exec-sp, true",
    "ept, 'ept=exec-sp,pml', false",
    "ept, ept=pml, false"
  })
  void knowsWhetherARunningXenCanBeToldIt(String name, String words, boolean expected) {
    assertEquals(expected, Rows.wanted(name, words).runtimeSettable());
  }

  @Test
  void showsItsWords() {
    assertEquals(
        "smt com1=1", new WantedOption("a", Rows.entry("smt"), Rows.words("smt com1=1")).shown());
    assertEquals("absent", WantedOption.values(List.of()));
    assertEquals("yes 4G,max:4G no", WantedOption.values(Rows.words("a b=4G,max:4G no-c")));
  }
}
