package dom0.grubxen.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.grubxen.option.Rows;
import dom0.grubxen.option.WantedOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options on a machine of 8 GiB and 4 CPUs, without an IOMMU. */
class MachineChecksTest {
  private static final Machine SMALL =
      new Machine(OptionalLong.of(8L << 30), OptionalInt.of(4), Optional.of(false), "");

  private static final Machine WITH_IOMMU =
      new Machine(OptionalLong.empty(), OptionalInt.empty(), Optional.of(true), "");

  private static final Machine UNKNOWN =
      new Machine(OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dom0_mem | dom0_mem=16G,max:16G | dom0_mem=16G,max:16G is more than the machine's 8192"
            + " MiB: dom0 gets all of it, and no guest fits",
        "dom0_mem | dom0_mem=min:9G,max:4G | dom0_mem=min:9G,max:4G is more than the machine's"
            + " 8192 MiB: dom0 gets all of it, and no guest fits",
        "dom0_mem | dom0_mem=1G+99% | dom0_mem=1G+99% is more than the machine's 8192 MiB: dom0"
            + " gets all of it, and no guest fits",
        "dom0_mem | dom0_mem=-9G | dom0_mem=-9G leaves dom0 nothing of the machine's 8192 MiB",
        "dom0_max_vcpus | dom0_max_vcpus=5 | dom0_max_vcpus=5 is more than the machine's 4 CPUs",
        "dom0_max_vcpus | dom0_max_vcpus=5- | dom0_max_vcpus=5- is more than the machine's 4 CPUs",
        "iommu | iommu=force | iommu=force: Xen panics without an IOMMU, and the firmware shows"
            + " none (no DMAR or IVRS table)",
        "iommu | iommu=verbose iommu=required=1 | iommu=verbose iommu=required=1: Xen panics"
            + " without an IOMMU, and the firmware shows none (no DMAR or IVRS table)",
        "dom0 | dom0=pvh,verbose | dom0=pvh,verbose: a PVH dom0 needs an IOMMU, and the firmware"
            + " shows none (no DMAR or IVRS table)"
      })
  void warns(String name, String words, String warning) {
    List<WantedOption> options = List.of(Rows.wanted(name, words));

    assertEquals(List.of(warning), MachineChecks.warnings(options, SMALL));
    assertEquals(List.of(), MachineChecks.warnings(options, UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "dom0_mem, 'dom0_mem=8G,max:16G'",
    "dom0_mem, dom0_mem=50%",
    "dom0_mem, dom0_mem=-1G",
    "dom0_mem, dom0_mem=max:16G",
    "dom0_mem, dom0_mem=rubbish",
    "dom0_mem, ''",
    "dom0_max_vcpus, dom0_max_vcpus=4",
    "dom0_max_vcpus, dom0_max_vcpus=1-8",
    "dom0_max_vcpus, dom0_max_vcpus=-8",
    "iommu, 'iommu=force,no-required'",
    "iommu, iommu=verbose",
    "dom0, 'dom0=pvh,pv'",
    "smt, smt"
  })
  void doesNotWarn(String name, String words) {
    assertEquals(List.of(), MachineChecks.warnings(List.of(Rows.wanted(name, words)), SMALL));
  }

  @ParameterizedTest
  @CsvSource({"iommu, iommu=force", "dom0, dom0=pvh"})
  void doesNotWarnWhereThereIsAnIommu(String name, String words) {
    assertEquals(List.of(), MachineChecks.warnings(List.of(Rows.wanted(name, words)), WITH_IOMMU));
  }
}
