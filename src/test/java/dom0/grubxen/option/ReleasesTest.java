package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Xen knows an option. */
class ReleasesTest {
  @ParameterizedTest
  @CsvSource({
    // since 4.16, until the end
    "4.16, '', 4.14, false",
    "4.16, '', 4.13, false",
    "4.16, '', 4.15, true",
    "4.16, '', 4.16, true",
    "4.16, '', 4.17.7, true",
    "4.16, '', 4.17-amd64, true",
    "4.16, '', 4.99, true",
    "4.16, '', 5.1, true",
    "4.16, '', 3.0, false",
    // until 4.18
    "'', 4.18, 4.14, true",
    "'', 4.18, 4.3, true",
    "'', 4.18, 4.18.5, true",
    "'', 4.18, 4.19, false",
    "'', 4.18, 4.19-rc1, false",
    "'', 4.18, 5.0, false",
    // what is no release
    "4.22, '', '', true",
    "4.22, '', unstable, true",
    "4.22, '', 4, true",
    "4.22, '', 4.99999, true",
    "'', '', 4.17, true"
  })
  void includesARelease(String first, String last, String release, boolean expected) {
    assertEquals(expected, new Releases(first, last).include(release));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', every Xen from 4.14 on",
    "4.21, '', Xen 4.21 and later",
    "'', 4.18, Xen up to 4.18",
    "4.17, 4.21, Xen 4.17 to 4.21"
  })
  void namesThem(String first, String last, String shown) {
    assertEquals(shown, new Releases(first, last).toString());
  }
}
