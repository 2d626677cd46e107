package dom0.lvmvolume.lvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Volumes, each put together when it is asked for: a group may have thousands. */
public final class VolumeList {
  private final List<String> names;
  private final List<@Nullable LogicalVolume> made;
  private final IntFunction<LogicalVolume> making;

  /**
   * @param names in order
   * @param making the one at an index, of the same name
   */
  VolumeList(List<String> names, IntFunction<LogicalVolume> making) {
    this.names = List.copyOf(names);
    this.made = new ArrayList<>(Collections.nCopies(names.size(), null));
    this.making = making;
  }

  public static VolumeList of(List<LogicalVolume> volumes) {
    return new VolumeList(volumes.stream().map(LogicalVolume::name).toList(), volumes::get);
  }

  private LogicalVolume get(int index) {
    LogicalVolume known = made.get(index);
    LogicalVolume volume = known == null ? making.apply(index) : known;
    made.set(index, volume);
    return volume;
  }

  /** The one of this name. */
  public Optional<LogicalVolume> named(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(get(index));
  }

  /** Those with such a name. */
  public List<LogicalVolume> named(Predicate<String> wanted) {
    return IntStream.range(0, names.size())
        .filter(index -> wanted.test(names.get(index)))
        .mapToObj(this::get)
        .toList();
  }

  public List<LogicalVolume> all() {
    return named(name -> true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeList list && all().equals(list.all());
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  @Override
  public String toString() {
    return names.toString();
  }
}
