package dom0.grubxen.settings;

import dom0.grubxen.grub.GrubLayout;
import dom0.module.Refused;
import dom0.shell.ShellAssignment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of grub-mkconfig.
 *
 * @param files in the order in which sh sources them
 * @param values what sh makes of them, by variable
 * @param failure why sh cannot tell, "" when it can: grub-mkconfig would not get further either
 */
public record Settings(List<SettingsFile> files, Map<String, SettingValue> values, String failure) {
  /** The variables that are looked at. */
  static final List<String> VARIABLES =
      List.of(
          SettingNames.XEN,
          SettingNames.XEN_DEFAULT,
          SettingNames.LINUX,
          SettingNames.LINUX_DEFAULT,
          SettingNames.LINUX_REPLACE,
          SettingNames.LINUX_REPLACE_DEFAULT,
          SettingNames.DEFAULT,
          SettingNames.OVERRIDE,
          SettingNames.DISABLE_SUBMENU,
          SettingNames.DISTRIBUTOR,
          SettingNames.NO_OS_PROBER);

  public Settings {
    files = List.copyOf(files);
    values = Map.copyOf(values);
  }

  /** What a variable holds in the end; "" also for one that is not set. */
  public String value(String variable) {
    return values.getOrDefault(variable, SettingValue.NONE).text();
  }

  /** The words that GRUB reads in it. */
  public List<String> words(String variable) {
    return values.getOrDefault(variable, SettingValue.NONE).words();
  }

  public Optional<SettingsFile> file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** These settings with another text for a file, or with one more file. */
  Settings with(SettingsFile changed) {
    List<SettingsFile> all = new ArrayList<>(files);
    int index = index(changed.path());
    if (index < 0) {
      index = (int) files.stream().filter(file -> isBefore(file.path(), changed.path())).count();
      all.add(index, changed);
    } else {
      all.set(index, changed);
    }
    return new Settings(all, values, failure);
  }

  /**
   * The files that are not as they were read, or were not there; those that only lose something
   * first. A run killed after those leaves an option for the next run to set; the other way round
   * it would be set, and what contradicts it would stay.
   */
  public List<SettingsFile> changed() {
    return files.stream()
        .filter(SettingsFile::isChanged)
        .sorted(Comparator.comparing(SettingsFile::gains))
        .toList();
  }

  /** Whether sh sources a file before another one. */
  public static boolean isBefore(String path, String other) {
    boolean dropIn = path.startsWith(GrubLayout.DROP_INS + "/");
    boolean otherDropIn = other.startsWith(GrubLayout.DROP_INS + "/");
    return dropIn == otherDropIn ? path.compareTo(other) < 0 : otherDropIn;
  }

  private int index(String path) {
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).path().equals(path)) {
        return i;
      }
    }
    return -1;
  }

  /** Every place that sets a variable, in the order in which sh comes to them. */
  public List<AssignmentSite> of(String variable) {
    return files.stream()
        .flatMap(file -> file.of(variable).stream().map(it -> new AssignmentSite(file, it)))
        .toList();
  }

  /** A file of the settings. */
  public record AssignmentSite(SettingsFile file, ShellAssignment assignment) {
    public String path() {
      return file.path();
    }

    /** "/etc/default/grub:12", for messages. */
    public String where() {
      return file.where(assignment);
    }

    public String code() {
      return file.code(assignment);
    }

    /** The refusal: this place has the last word on a variable, not the file to be written. */
    Refused overrides(String path) {
      return new Refused(
          "%s overrides %s of %s: %s; remove that line, or change it there (path: %s, or auto)"
              .formatted(where(), assignment.variable(), path, code(), path()));
    }
  }
}
