package dom0.lvmvolume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.host.Command;
import dom0.json.Json;
import dom0.lvmvolume.content.Content;
import dom0.lvmvolume.content.Use;
import dom0.lvmvolume.lvm.LogicalVolume;
import dom0.lvmvolume.lvm.VolumeGroup;
import dom0.module.Arguments;
import dom0.module.Refused;
import dom0.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leads from a volume that is found to the one that is wanted, without any host. */
class LvmVolumePlannerTest {
  private static final LogicalVolume WEB = Volumes.linear("web", 25);
  private static final LogicalVolume POOL = Volumes.of("tp", "thin-pool", 1, 50);
  private static final Use BY_GUEST =
      new Use(List.of("in use by the guest web01"), List.of(), false, List.of("web01"));

  /** A group, what is wanted in it as JSON, and the commands that follow, a line each. */
  private record Row(String wanted, VolumeGroup group, Use use, String commands) {
    static Row of(String wanted, String commands, LogicalVolume... volumes) {
      return new Row(wanted, Volumes.group(volumes), Use.NOT_LOOKED_AT, commands);
    }

    Row used(Use other) {
      return new Row(wanted, group, other, commands);
    }
  }

  private static LvmVolumeWanted wanted(String json) {
    Arguments arguments = new Arguments(LvmVolumeOptions.ALL, Json.parse(json.replace('\'', '"')));
    LvmVolumeWanted wanted = LvmVolumeOptions.parse(arguments);
    arguments.refuseIfBad();
    return wanted;
  }

  private static Plan plan(Row row) {
    LvmVolumeWanted wanted = wanted(row.wanted());
    return LvmVolumePlanner.plan(
        wanted, Volumes.found(row.group(), wanted.name().volume(), row.use()));
  }

  private static String commands(Plan plan) {
    return String.join(
        "\n",
        plan.steps().stream()
            .flatMap(step -> step.commands().stream())
            .map(Command::toString)
            .toList());
  }

  private static Use holding(String what, long extents, String... mounts) {
    Content content = new Content(what, extents * Volumes.EXTENT, 1 << 20, Long.MAX_VALUE, false);
    List<String> mounted = List.of(mounts);
    return new Use(
        mounted.stream().map("mounted at "::concat).toList(),
        mounted,
        false,
        List.of(),
        Optional.of(content),
        Map.of(),
        List.of());
  }

  static Stream<Row> sizes() {
    return Stream.of(
        Row.of("{'lv': 'web'}", "", WEB),
        Row.of("{'lv': 'web', 'size': '97m'}", "", WEB),
        Row.of("{'lv': 'web', 'size': '25 extents'}", "", WEB),
        Row.of("{'lv': 'web', 'size': '101m'}", "lvextend --yes -l 26 vg0/web", WEB),
        Row.of("{'lv': 'web', 'size': '10%VG'}", "lvextend --yes -l 100 vg0/web", WEB),
        Row.of("{'lv': 'web', 'size': '50%FREE'}", "lvextend --yes -l 500 vg0/web", WEB),
        Row.of("{'lv': 'web', 'size': '101m', 'grow': false}", "", WEB),
        Row.of("{'lv': 'web', 'size': '8m', 'force': true}", "", WEB),
        Row.of(
            "{'lv': 'web', 'size': '8m', 'force': true, 'shrink': true}",
            "lvreduce --yes -l 2 vg0/web",
            WEB),
        Row.of(
            "{'lv': 'web', 'size': '-4m', 'allow_relative': true, 'force': true, 'shrink': true}",
            "lvreduce --yes -l 24 vg0/web",
            WEB));
  }

  static Stream<Row> kinds() {
    LogicalVolume tv = Volumes.thin("tv", "tp", "", 10);
    return Stream.of(
        Row.of("{'thinpool': 'tp', 'size': '60 extents'}", "lvextend --yes -l 60 vg0/tp", POOL),
        Row.of(
            "{'lv': 'tv', 'thinpool': 'tp', 'size': '50%POOL'}",
            "lvextend --yes -l 25 vg0/tv", POOL, tv),
        Row.of("{'lv': 'tv', 'size': '20%POOL'}", "", POOL, tv),
        Row.of(
            "{'lv': 'web', 'snapshot': 's', 'size': '100%ORIGIN'}",
            "lvextend --yes -l 26 vg0/s", WEB, Volumes.snapshot("s", "web", 14)),
        Row.of("{'lv': 'r', 'size': '45m'}", "", Volumes.of("r", "raid10", 4, 12)));
  }

  static Stream<Row> filesystems() {
    String grow = "{'lv': 'web', 'size': '200m', 'resizefs': true}";
    String same = "{'lv': 'web', 'size': '100m', 'resizefs': true}";
    LogicalVolume open = Volumes.opened(WEB);
    return Stream.of(
        Row.of(grow, "lvextend --yes -l 50 vg0/web", WEB),
        Row.of(grow, "lvextend --yes -l 50 vg0/web", open).used(BY_GUEST),
        Row.of(
                grow,
                "e2fsck -f -p /dev/vg0/web\nlvextend --yes -l 50 vg0/web\nresize2fs /dev/vg0/web",
                WEB)
            .used(holding("ext4", 25)),
        Row.of(grow, "lvextend --yes -l 50 vg0/web\nresize2fs /dev/vg0/web", open)
            .used(holding("ext4", 25, "/srv")),
        Row.of(grow, "lvextend --yes -l 50 vg0/web\nxfs_growfs /srv", open)
            .used(holding("xfs", 25, "/srv")),
        Row.of(same, "xfs_growfs /srv", open).used(holding("xfs", 20, "/srv")),
        Row.of(same, "", WEB).used(holding("ext4", 25)),
        Row.of(same, "", open).used(BY_GUEST));
  }

  @ParameterizedTest
  @MethodSource({"sizes", "kinds", "filesystems"})
  void plans(Row row) {
    assertEquals(row.commands(), commands(plan(row)));
  }

  static Stream<Row> refused() {
    LogicalVolume tv = Volumes.thin("tv", "tp", "", 10);
    LogicalVolume snapshot = Volumes.snapshot("s", "web", 5);
    String shrink = "{'lv': 'web', 'size': '8m', 'shrink': true, 'force': true}";
    return Stream.of(
        Row.of("{'lv': 'web', 'size': '1t'}", "free", WEB),
        Row.of("{'lv': 'web', 'size': '10%POOL'}", "%VG, %FREE, %PVS", WEB),
        Row.of("{'lv': 'tv', 'size': '10%FREE'}", "%POOL", POOL, tv),
        Row.of("{'lv': 'web', 'thinpool': 'tp'}", "it is linear", POOL, WEB),
        Row.of("{'lv': 's'}", "a snapshot of web", WEB, snapshot),
        Row.of(
            "{'lv': 'web', 'size': '200m'}", "that depend on it: s", Volumes.origin(WEB), snapshot),
        Row.of("{'thinpool': 'tp', 'state': 'absent', 'force': true}", "tv", POOL, tv),
        Row.of("{'lv': 'web', 'state': 'absent'}", "force: true", WEB),
        Row.of("{'lv': 'web', 'uuid': 'x'}", "another volume", WEB),
        Row.of("{'lv': 'web', 'state': 'absent', 'force': true}", "web01", Volumes.opened(WEB))
            .used(BY_GUEST),
        Row.of("{'lv': 'web', 'active': false}", "web01", Volumes.opened(WEB)).used(BY_GUEST),
        Row.of(shrink, "web01", Volumes.opened(WEB)).used(BY_GUEST),
        Row.of(shrink, "ext4, which reaches to 100 MiB", WEB).used(holding("ext4", 25)),
        Row.of(shrink.replace("}", ", 'active': false}"), "not active", WEB.activated(false)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(Row row) {
    Refused refused = assertThrows(Refused.class, () -> plan(row));
    assertTrue(refused.toString().contains(row.commands()), refused.toString());
  }

  @Test
  void aDifferenceIsSettledOnceItIsApplied() {
    LvmVolumeWanted wanted = wanted("{'lv': 'web', 'size': '+4m', 'allow_relative': true}");
    LvmVolumeFound before = Volumes.found(Volumes.group(WEB), "web", Use.NOT_LOOKED_AT);
    LvmVolumeFound after =
        Volumes.found(Volumes.group(Volumes.linear("web", 26)), "web", Use.NOT_LOOKED_AT);

    LvmVolumeWanted settled = LvmVolumePlanner.settled(wanted, before);

    assertEquals("lvextend --yes -l 26 vg0/web", commands(LvmVolumePlanner.plan(wanted, before)));
    assertTrue(LvmVolumePlanner.plan(settled, after).isEmpty());
  }
}
