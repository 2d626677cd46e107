package dom0.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dom0.Captured;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding what sets a variable in a script, as sh would come to it. */
class ShellScriptTest {
  /** "2 V=a" for each: its line, and "?" where it is conditional; "$x" for a reference. */
  private static String shown(String script) {
    return ShellScript.assignments(script).stream()
        .map(it -> it.line() + (it.conditional() ? "? " : " ") + it.variable() + value(it))
        .collect(Collectors.joining(", "));
  }

  private static String value(ShellAssignment it) {
    String text =
        it.units().stream()
            .map(unit -> unit.isText() ? unit.text() : "<" + unit.text() + ">")
            .collect(Collectors.joining());
    return switch (it.form()) {
      case PLAIN -> "=" + text;
      case APPENDS -> "+=";
      case BLANK -> " =";
      case DEFAULT -> ":=";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "V=a | 1 V=a",
        "V= | 1 V=",
        "V=\"a b\" | 1 V=a b",
        "V='a \"b\" $c' | 1 V=a \"b\" $c",
        "V=\"a \\\"b\\\" \\$c \\d\" | 1 V=a \"b\" $c \\d",
        "V=a\\ b | 1 V=a b",
        "V=\"a\"'b'c | 1 V=abc",
        "V=\"$A ${B} $(c \"d)\" e) `f` ${G:-h} $1 $\" | 1 V=<A> <B> <$(c \"d)\" e)> <`f`> <${G:-h}> <$1> $",
        "export V=a B=2 | 1 V=a, 1 B=2",
        "A=1 V=a | 1 A=1, 1 V=a",
        "A=1; V=a # V=b | 1 A=1, 1 V=a",
        "# V=a | ~~",
        "A=1#V=a | 1 A=1#V=a",
        "V=a command | ~~",
        "echo V=a | ~~",
        "V+=a | 1 V+=",
        "V = a | 1 V =",
        "V =a | 1 V =",
        ": ${V:=x} | 1 V:=",
        ": \"${V=x}\" | 1 V:=",
        "test 1 && V=a | 1? V=a",
        "V=a && test 1 | 1 V=a",
        "V=a \u00a6\u00a6 exit 1 | 1 V=a",
        "false \u00a6\u00a6 V=a | 1? V=a",
        "V=a & | 1? V=a",
        "V=a \u00a6 cat | 1? V=a",
        "(V=a) | 1? V=a",
        "{ V=a; }; B=1 | 1? V=a, 1 B=1",
        "if x; then V=a; else V=b; fi; B=1 | 1? V=a, 1? V=b, 1 B=1",
        "for i in V=x; do V=a; done; B=1 | 1? V=a, 1 B=1",
        "while x; do V=a; done; B=1 | 1? V=a, 1 B=1",
        "case x in (a) V=1;; b\u00a6c) V=2;; esac; B=1 | 1? V=1, 1? V=2, 1 B=1",
        "f() { V=a; }; B=1 | 1? V=a, 1 B=1",
        "echo \"V=a\" > V=b; B=1 | 1 B=1",
        "! V=a | 1 V=a",
        "V=~ | 1 V=<~>",
        "V=a~b | 1 V=a~b"
      })
  void findsWhatOneLineSets(String line, String found) {
    // A broken bar stands for "|", which would end the column of the table.
    assertEquals(found, shown(line.replace('\u00a6', '|')));
  }

  @Test
  void findsAssignmentsOverSeveralLines() {
    String script =
        """
        A="one \\
          two"
        if [ "$A" = "fi" ]
        then
          # fi
          B=1
        fi
        cat <<END
        C=1
        END
        cat <<-'EOF'
        \tC=1
        \tEOF
        test 1 &&
          D=1
        E='
        F=1
        '
        G=1""";

    assertEquals("1 A=one   two, 6? B=1, 15? D=1, 16 E=\nF=1\n, 19 G=1", shown(script));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "V=\"a | 1 V=a",
        "V='a | 1 V=a",
        "V=\"$(a | 1 V=<$(a>",
        "V=`a | 1 V=<`a>",
        "V=${a | 1 V=<${a>",
        "V=a\\ | 1 V=a\\",
        "fi; V=a | 1 V=a",
        ") V=a | 1 V=a",
        "<< | ~~"
      })
  void comesToAnEndOfWhatIsNeverClosed(String line, String found) {
    assertEquals(found, shown(line));
  }

  @Test
  void knowsWhatDebiansXenCfgSetsUnderAConditionOnly() {
    String text = Captured.text("xen-hypervisor-common-4.17-xen.cfg");

    String found =
        ShellScript.assignments(text).stream()
            .map(it -> it.variable() + " " + it.conditional())
            .collect(Collectors.joining(", "));

    assertEquals("XEN_OVERRIDE_GRUB_DEFAULT true, GRUB_DEFAULT true", found);
  }
}
