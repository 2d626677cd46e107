package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is allowed but probably not meant. */
class OptionWarningsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dom0_mem | dom0_mem=4G | dom0_mem=4G lets dom0 balloon beyond it: add max:",
        "dom0_mem | dom0_mem=524288,max:1G | dom0_mem=524288,max:1G: a number without a unit means"
            + " KiB to Xen: 512 MiB",
        "dom0_mem | dom0_mem=4G,max:5242881 | dom0_mem=4G,max:5242881: a number without a unit"
            + " means KiB to Xen: 5242881 KiB",
        "dom0_max_vcpus | dom0_max_vcpus=0 | dom0_max_vcpus=0: Xen treats 0 as 1",
        "dom0_max_vcpus | dom0_max_vcpus=0-4 | dom0_max_vcpus=0-4: Xen treats 0 as 1",
        "conring_size | conring_size=16384 | conring_size=16384: a number without a unit means KiB"
            + " to Xen: 16 MiB",
        "vwfi | vwfi=native | Xen option vwfi exists only in Xen on arm: on x86 it will be ignored"
      })
  void warns(String name, String words, String warning) {
    assertEquals(List.of(warning), OptionWarnings.of(List.of(Rows.wanted(name, words))));
  }

  @ParameterizedTest
  @CsvSource({
    "dom0_mem, 'dom0_mem=4G,max:4G'",
    "dom0_mem, dom0_mem=4G dom0_mem=max:4G",
    "dom0_mem, dom0_mem=max:4G",
    "dom0_mem, ''",
    "dom0_max_vcpus, dom0_max_vcpus=1-4",
    "dom0_max_vcpus, dom0_max_vcpus=-4",
    "conring_size, conring_size=16K",
    "low_mem_virq_limit, low_mem_virq_limit=0",
    "maxcpus, maxcpus=4",
    "vwfi, ''"
  })
  void doesNotWarn(String name, String words) {
    assertEquals(List.of(), OptionWarnings.of(List.of(Rows.wanted(name, words))));
  }
}
