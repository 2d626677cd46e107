package dom0.grubxen.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line of dom0's kernel. */
class KernelCommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "§§ | []",
        "quiet  console=hvc0 | [quiet, console=hvc0]",
        "a=\"b c\" d | [a=b c, d]",
        "\"a=b c\" d | [a=b c, d]",
        "\"a b\" c | [a b, c]",
        "a=b\"c d\"e f | [a=b\"c d\"e, f]",
        "a=\"b\" | [a=b]",
        "a=\"\" | [a=]",
        "a=\"b c | [a=b c]"
      })
  void isSplitAsTheKernelSplitsIt(String line, String words) {
    assertEquals(words, KernelCommandLine.parse(line).texts().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "a=\"b c\" d | a=\"b c\" d",
        "\"a=b c\" d | a=\"b c\" d",
        "\"a b\" c | \"a b\" c",
        "quiet | quiet"
      })
  void isShownWithTheKernelsQuotes(String line, String shown) {
    KernelCommandLine parsed = KernelCommandLine.parse(line);

    assertEquals(shown, parsed.toString());
    assertEquals(parsed, KernelCommandLine.parse(parsed.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the line, the option, its words, the line with them
        "quiet | console | console=hvc0 | quiet console=hvc0",
        "console=tty0 quiet | console | console=hvc0 | console=hvc0 quiet",
        "console=tty0 quiet console=ttyS0 | console | console=tty0 console=hvc0 |"
            + " console=tty0 console=hvc0 quiet",
        "console=hvc0 console=tty0 | console | console=tty0 console=hvc0 |"
            + " console=tty0 console=hvc0",
        "console=tty0 a console=hvc0 | console | console=tty0 console=hvc0 |"
            + " console=tty0 a console=hvc0",
        "consoleblank=0 | console | console=hvc0 | consoleblank=0 console=hvc0",
        "xen_pciback.hide=(1) a | xen-pciback.hide | xen-pciback.hide=(1) | xen_pciback.hide=(1) a",
        "xen_pciback.hide=(2) a | xen-pciback.hide | xen-pciback.hide=(1) | xen-pciback.hide=(1) a",
        "a quiet b | quiet | '' | a b",
        "a | quiet | '' | a",
        "a=1 | a | a= | a=",
        "a= | a | a | a",
        "quiet -- quiet | quiet | '' | -- quiet",
        "a -- b | quiet | quiet | a quiet -- b"
      })
  void setsAnOptionOnce(String before, String name, String words, String after) {
    WantedKernelOption wanted = new WantedKernelOption(name, Rows.kernelWords(words));

    List<String> once = Rows.set(KernelCommandLine.parse(before).texts(), wanted);

    assertEquals(after, KernelCommandLine.of(once).toString());
    assertEquals(once, Rows.set(once, wanted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "panic | panic=30 | panic=10 panic=30 | true",
        "panic | panic=30 | panic=30 panic=10 | false",
        "panic | panic=30 | '' | false",
        "panic | '' | panic=30 | false",
        "quiet | quiet | quiet quiet | true",
        "console | console=hvc0 | console=tty0 console=hvc0 | false",
        "console | console=tty0 console=hvc0 | console=tty0 console=hvc0 | true",
        "rd.lvm.lv | rd.lvm.lv=a/b | rd.lvm.lv=a/c rd.lvm.lv=a/b | false",
        "systemd.mask | systemd.mask=a | systemd.mask=b systemd.mask=a | false"
      })
  void isInForceWithWhatTheKernelWasBootedWith(
      String name, String wanted, String booted, boolean expected) {
    assertEquals(
        expected,
        new WantedKernelOption(name, Rows.kernelWords(wanted))
            .isInForceWith(Rows.kernelWords(booted)));
  }

  @ParameterizedTest
  @CsvSource({
    "1023, 4.17, ''",
    "1024, 4.21, ''",
    "1024, 4.17, the kernel's command line would be 1024 bytes long; Xen up to 4.20 keeps 1023 of"
        + " dom0's",
    "1024, '', the kernel's command line would be 1024 bytes long; Xen up to 4.20 keeps 1023 of"
        + " dom0's"
  })
  void isCutByOlderXens(int length, String release, String complaint) {
    KernelCommandLine line = KernelCommandLine.parse("a".repeat(length));

    assertEquals(complaint, line.tooLong(release).orElse(""));
  }
}
