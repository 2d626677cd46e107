package dom0.grubxen.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.Captured;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menu that GRUB 2.06 of Debian 12 has after Xen 4.17 was installed. */
class GrubMenuTest {
  private static final String UUID = "2daa681e-fa25-4b9f-9780-829f4a55dd7d";
  private final GrubMenu menu = parse(Captured.text("grub-2.06-with-xen-4.17.cfg"));

  private static GrubMenu parse(String grubCfg) {
    return GrubMenu.parse(grubCfg, Optional.empty());
  }

  @Test
  void readsTheWholeMenu() {
    assertTrue(menu.complete());
    assertEquals("Debian GNU/Linux, with Xen hypervisor", menu.defaultSpec());
    assertTrue(menu.defaultEntry("").filter(MenuEntry::isXen).isPresent());
    assertTrue(menu.normalXenEntries().stream().noneMatch(e -> e.title().contains("recovery")));
  }

  @Test
  void seesThatItWasCutOff() {
    String text = Captured.text("grub-2.06-with-xen-4.17.cfg");

    for (int end : new int[] {0, text.indexOf("submenu"), text.lastIndexOf("### END")}) {
      assertEquals(false, parse(text.substring(0, end)).complete());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Debian GNU/Linux",
        "'' | Debian GNU/Linux",
        "no such entry | Debian GNU/Linux",
        "99 | Debian GNU/Linux",
        "1>1 | Debian GNU/Linux, with Linux 6.1.0-56-amd64 (recovery mode)",
        "1 | Debian GNU/Linux, with Linux 6.1.0-56-amd64",
        "Debian GNU/Linux, with Xen hypervisor | Debian GNU/Linux, with Xen hypervisor",
        "xen-gnulinux-simple-" + UUID + " | Debian GNU/Linux, with Xen hypervisor",
        "gnulinux-advanced-" + UUID + ">nowhere | Debian GNU/Linux, with Linux 6.1.0-56-amd64"
      })
  void resolvesAnEntryAsGrubDoes(String spec, String title) {
    assertEquals(Optional.of(title), menu.resolve(spec).map(MenuEntry::title));
  }

  private static GrubMenu small(String header, String custom, String behind) {
    return GrubMenu.parse(
        """
        ### BEGIN /etc/grub.d/00_header ###
        if [ "${next_entry}" ] ; then
           set default="${next_entry}"
        else
           set default="%s"
        fi
        ### END /etc/grub.d/00_header ###
        ### BEGIN /etc/grub.d/07_custom ###
        %s
        ### END /etc/grub.d/07_custom ###
        ### BEGIN /etc/grub.d/10_linux ###
        menuentry 'a' --id 'id-a' {
        }
        menuentry 'b' $menuentry_id_option 'id-b' {
        }
        menuentry '1984 b' --id=id-c {
        }
        menuentry '1 Linux' {
        }
        ### END /etc/grub.d/10_linux ###
        %s
        """
            .formatted(header, custom, behind),
        Optional.of("menuentry 'mine' --id m { linux /vmlinuz; initrd /x }\n"));
  }

  private static final String READS_CUSTOM =
      """
      if [ -f ${config_directory}/custom.cfg ]; then
        source ${config_directory}/custom.cfg
      elif [ -z "${config_directory}" -a -f $prefix/custom.cfg ]; then
        source $prefix/custom.cfg
      fi""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | b",
        "0x1 | b",
        "01 | b",
        "08 | a",
        "99999999999999999999 | a",
        "id-b | b",
        "id-c | 1984 b",
        "0 title that is of none | a",
        "1 title that is of none | ''", // GRUB's own reads 1, Fedora's finds nothing
        "1984 b | ''",
        "1984 none | a",
        "1 Linux | ''",
        "$whatever | ''"
      })
  void knowsWhereGrubsDiffer(String spec, String title) {
    assertEquals(title, small(spec, "", "").defaultEntry("").map(MenuEntry::title).orElse(""));
  }

  @Test
  void readsCustomCfgWhereGrubDoes() {
    assertEquals("mine", titleOfFirst(small("0", READS_CUSTOM, "")));
    assertEquals("a", titleOfFirst(small("0", "", READS_CUSTOM)));
    assertEquals(
        Optional.of("mine"), small("m", "", READS_CUSTOM).defaultEntry("").map(MenuEntry::title));
    assertTrue(small("m", "", READS_CUSTOM).defaultEntry("").orElseThrow().isLinux());
    assertEquals(5, small("0", "", READS_CUSTOM).top().size());
    assertEquals(4, small("0", "", "").top().size());
  }

  @Test
  void readsAnEntryThatBeginsOnTheLineOfItsHead() {
    GrubMenu menu = small("0", "menuentry 'x' --id x { true\n  linux /vmlinuz\n}", "");

    assertEquals("x", titleOfFirst(menu));
    assertEquals(List.of("true", "linux /vmlinuz"), menu.top().get(0).body());
    assertEquals(5, menu.top().size());
  }

  private static String titleOfFirst(GrubMenu menu) {
    return menu.defaultEntry("").map(MenuEntry::title).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set default=1 | b",
        "default='id-c' | 1984 b",
        "set default=1; set timeout=3 | b",
        "if [ -n \"${boot_counter}\" ]; then;set default=1;fi | a",
        "if [ \"$x\" ]; then set timeout=1; fi;set default=1 | b",
        "if [ \"$x\" ]; then;set timeout=1;fi # x;set default=1 | b",
        "menuentry 'x { y }' --class a { } | a",
        "menuentry \"x { y\" } | a",
        "function f {;set default=1;} | a"
      })
  void takesTheDefaultThatIsSetInAnyCase(String commands, String title) {
    String lines = commands.contains("timeout=3") ? commands : commands.replaceAll(";(?! )", "\n");

    assertEquals(title, titleOfFirst(small("0", "", lines)));
  }

  @Test
  void takesTheDefaultThatCustomCfgSets() {
    GrubMenu menu =
        GrubMenu.parse(
            "### BEGIN x ###\nmenuentry 'a' {\n}\nmenuentry 'b' {\n}\n" + READS_CUSTOM + "\n",
            Optional.of("set default=b\nmenuentry 'never closed' {\n"));

    assertEquals("b", titleOfFirst(menu));
  }
}
