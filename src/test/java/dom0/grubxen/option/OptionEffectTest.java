package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of an option do the same to Xen. */
class OptionEffectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // booleans
        "dom0_vcpus_pin | dom0_vcpus_pin | dom0_vcpus_pin=1",
        "dom0_vcpus_pin | dom0_vcpus_pin | dom0_vcpus_pin=yes",
        "dom0_vcpus_pin | dom0_vcpus_pin | dom0_vcpus_pin=on",
        "dom0_vcpus_pin | dom0_vcpus_pin | dom0_vcpus_pin=true",
        "dom0_vcpus_pin | dom0_vcpus_pin | dom0_vcpus_pin=enable",
        "smt | smt=no | no-smt",
        "smt | smt=no | smt=off",
        "smt | smt=no | smt=disable",
        "real-mode | no-real-mode | no-real-mode",
        "watchdog | watchdog | watchdog=enable",
        "watchdog | watchdog=no | no-watchdog",
        "console_timestamps | console_timestamps=date | console_timestamps",
        "console_timestamps | console_timestamps=none | no-console_timestamps",
        "numa | numa=off | numa=off",
        // numbers and sizes
        "maxcpus | maxcpus=16 | maxcpus=0x10",
        "maxcpus | maxcpus=8 | maxcpus=010",
        "gnttab_max_frames | gnttab_max_frames=64 | gnttab_max_frames=0x40",
        "conring_size | conring_size=4G | conring_size=4096M",
        "conring_size | conring_size=64K | conring_size=64",
        "crashinfo_maxaddr | crashinfo_maxaddr=4G | crashinfo_maxaddr=0x1000m",
        // dom0_mem
        "dom0_mem | dom0_mem=4G | dom0_mem=4096M",
        "dom0_mem | dom0_mem=4G,max:4G | dom0_mem=max:4194304K,0x1000M",
        "dom0_mem | dom0_mem=4G,max:4G | dom0_mem=max:4G dom0_mem=4G",
        "dom0_mem | dom0_mem=4G,max:4G | dom0_mem=2G dom0_mem=4G,max:4G",
        "dom0_mem | dom0_mem=min:1G,max:4G | dom0_mem=min:1024M dom0_mem=max:4096M",
        "dom0_mem | dom0_mem=1G+25% | dom0_mem=1024M+25%",
        "dom0_mem | dom0_mem=262144 | dom0_mem=256M",
        // dom0_max_vcpus
        "dom0_max_vcpus | dom0_max_vcpus=4 | dom0_max_vcpus=4-4",
        "dom0_max_vcpus | dom0_max_vcpus=1-4 | dom0_max_vcpus=-4",
        "dom0_max_vcpus | dom0_max_vcpus=0 | dom0_max_vcpus=1",
        "dom0_max_vcpus | dom0_max_vcpus=2-8 | dom0_max_vcpus=2- dom0_max_vcpus=-8",
        "dom0_max_vcpus | dom0_max_vcpus=16 | dom0_max_vcpus=0x10",
        // lists whose items count in any order
        "iommu | iommu=verbose,no-intremap | iommu=verbose iommu=no-intremap",
        "iommu | iommu=verbose,no-intremap | iommu=intremap=off,verbose=1",
        "iommu | iommu=no-verbose | iommu=verbose iommu=verbose=no",
        "iommu | iommu=quarantine | iommu=quarantine=scratch-page,quarantine=on",
        "iommu | iommu=yes | iommu=on",
        "iommu | iommu=no | no-iommu",
        "dom0 | dom0=pvh,verbose | dom0=verbose dom0=pvh",
        "efi | efi=rs,attr=uc | efi=attr=uc,rs=1",
        "gnttab | gnttab=max-ver:1,no-transfer | gnttab=transfer=0 gnttab=max-ver:1",
        "dom0-cpuid | dom0-cpuid=no-avx,rdrand | dom0-cpuid=rdrand=1,avx=0",
        // lists whose items count in their order
        "xpti | xpti | xpti=yes",
        "xpti | xpti=dom0=no,domu | xpti=no-dom0 xpti=domu",
        "spec-ctrl | spec-ctrl=no-xen,ssbd | spec-ctrl=xen=off spec-ctrl=ssbd=on",
        "ucode | ucode=scan,nmi=no | ucode=scan ucode=no-nmi",
        "psr | psr=cmt,rmid_max:200 | psr=cmt:1 psr=rmid_max:200",
        "dom0_nodes | dom0_nodes=0,1 | dom0_nodes=0 dom0_nodes=1",
        // one word for each
        "pci-phantom | pci-phantom=03:00,1 | pci-phantom=03:00,1",
        "ivrs_ioapic[4] | ivrs_ioapic[4]=0:14.0 | ivrs_ioapic[0x4]=0:14.0"
      })
  void takesForTheSame(String name, String one, String other) {
    assertMet(true, name, one, other);
    assertMet(true, name, other, one);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smt | smt | smt=no",
        "smt | smt=no | no-smt=0",
        "smt | smt=no | smt=No",
        "smt | smt | smt smt",
        "smt | smt | ''",
        "smt | '' | smt",
        "iommu | iommu=yes | iommu",
        "numa | numa=off | no-numa",
        "nolapic | nolapic | nolapic=no",
        "maxcpus | maxcpus=8 | maxcpus=8M",
        "maxcpus | maxcpus=4 | no-maxcpus=4",
        "maxcpus | maxcpus=8 | maxcpus=08",
        "conring_size | conring_size=64K | conring_size=64B",
        "conring_size | conring_size=64K | conring_size=64KB",
        "com1 | com1=115200,8n1 | com1=115200",
        "dom0_mem | dom0_mem=4G | dom0_mem=max:4G",
        "dom0_mem | dom0_mem=4G | dom0_mem=-4G",
        "dom0_mem | dom0_mem=4G,max:4G | dom0_mem=4G",
        "dom0_mem | dom0_mem=4G | dom0_mem=4G,4G",
        "dom0_mem | dom0_mem=4G | dom0_mem=4GB",
        "dom0_mem | dom0_mem=4G,max:4G | dom0_mem=4G,max:4G dom0_mem=max:2G",
        "dom0_max_vcpus | dom0_max_vcpus=4 | dom0_max_vcpus=-4",
        "dom0_max_vcpus | dom0_max_vcpus=4 | dom0_max_vcpus=4-",
        "dom0_max_vcpus | dom0_max_vcpus=4 | dom0_max_vcpus=four",
        "iommu | iommu=verbose | iommu=verbose,bogus",
        "iommu | iommu=no-verbose | no-iommu=verbose",
        "iommu | iommu=force,no-required | iommu=no-required,force",
        "iommu | iommu=debug,no-verbose | iommu=no-verbose,debug",
        "dom0 | dom0=pv,pvh | dom0=pvh,pv",
        "cpuid | cpuid=no-avx,avx | cpuid=avx",
        "xpti | xpti=no,dom0 | xpti=dom0,no",
        "ucode | ucode=scan,1 | ucode=1,scan",
        "dom0_nodes | dom0_nodes=0,1 | dom0_nodes=1",
        "dom0_nodes | dom0_nodes=0,1 | dom0_nodes=1,0",
        "vpmu | vpmu=bts,no | vpmu=no,bts",
        "pci-phantom | pci-phantom=03:00,1 pci-phantom=04:00,2 | pci-phantom=04:00,2",
        "pci-phantom | pci-phantom=03:00,1 pci-phantom=04:00,2 |"
            + " pci-phantom=04:00,2 pci-phantom=03:00,1",
        "loglvl | loglvl=all | loglvl=debug loglvl=all",
        "crashkernel | crashkernel=256M | crashkernel=512M@64M crashkernel=256M",
        "com1 | com1=1 | no-com1=1"
      })
  void takesForDifferent(String name, String one, String other) {
    assertMet(false, name, one, other);
    assertMet(false, name, other, one);
  }

  private static void assertMet(boolean expected, String name, String wanted, String found) {
    assertEquals(
        expected,
        Rows.wanted(name, wanted).isMetBy(Rows.words(found)),
        () -> found + " for " + wanted);
  }
}
