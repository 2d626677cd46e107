package dom0.lvmvolume;

import dom0.host.Host;
import dom0.json.Json;
import dom0.module.Arguments;
import dom0.module.HostModule;
import dom0.module.Option;
import dom0.plan.Plan;
import dom0.program.Program;
import java.util.List;
import java.util.Optional;

/** The module lvm_volume: one logical volume, there or not, of a kind, a size and settings. */
public final class LvmVolume implements HostModule<LvmVolumeWanted, LvmVolumeFound> {
  public static void main(String[] args) {
    Program.main(new LvmVolume(), args);
  }

  @Override
  public String name() {
    return "lvm_volume";
  }

  @Override
  public List<Option<?>> options() {
    return LvmVolumeOptions.ALL;
  }

  @Override
  public LvmVolumeWanted parse(Arguments arguments) {
    return LvmVolumeOptions.parse(arguments);
  }

  @Override
  public LvmVolumeFound read(LvmVolumeWanted wanted, Host host) {
    return LvmVolumeReader.read(wanted, host);
  }

  @Override
  public Plan plan(LvmVolumeWanted wanted, LvmVolumeFound found) {
    return LvmVolumePlanner.plan(wanted, found);
  }

  @Override
  public Optional<Option<List<Json>>> several() {
    return Optional.of(LvmVolumeOptions.VOLUMES);
  }

  @Override
  public String subject(LvmVolumeWanted wanted) {
    String volume = wanted.name().full();
    String group = wanted.access().groupUuid();
    return wanted.name().group().isPresent() || group.isEmpty() ? volume : group + "/" + volume;
  }

  @Override
  public LvmVolumeWanted settled(LvmVolumeWanted wanted, LvmVolumeFound before) {
    return LvmVolumePlanner.settled(wanted, before);
  }
}
