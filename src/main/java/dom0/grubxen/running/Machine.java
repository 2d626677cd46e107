package dom0.grubxen.running;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of the machine below.
 *
 * @param memoryBytes all of its memory, not that of dom0 alone
 * @param cpus all of its CPUs, not those of dom0 alone
 * @param iommu whether its firmware describes one (a DMAR or IVRS table)
 * @param xenConfig what the Xen that boots next was built with, /boot/xen-RELEASE.config; "" where
 *     that is not known
 */
public record Machine(
    OptionalLong memoryBytes, OptionalInt cpus, Optional<Boolean> iommu, String xenConfig) {}
