package dom0.xenguest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dom0.text.Problems;
import dom0.xenguest.xlcfg.DiskSpec;
import dom0.xenguest.xlcfg.VifSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Disks and network cards in the words of xl. */
class SpecsTest {
  /** A text, and how we write it or what we complain of. */
  record Row(String text, String expected) {}

  static List<Row> disks() {
    return List.of(
        new Row("/dev/vg/a,raw,xvda,rw", "format=raw,vdev=xvda,access=rw,target=/dev/vg/a"),
        new Row("/dev/vg/a,,xvda", "format=raw,vdev=xvda,access=rw,target=/dev/vg/a"),
        new Row("phy:/dev/vg/a,xvda1,r", "format=raw,vdev=xvda1,access=ro,target=/dev/vg/a"),
        new Row("file:/a.img,hdc:cdrom,r", "cdrom,format=raw,vdev=hdc,access=ro,target=/a.img"),
        new Row(
            "vdev=xvdb, format=qcow2, target=/a,b:c",
            "format=qcow2,vdev=xvdb,access=rw,target=/a,b:c"),
        new Row(",empty,hdc,r,cdrom", "cdrom,format=empty,vdev=hdc,access=ro"),
        new Row(
            "script=block-iscsi,vdev=xvda,target=iqn.x",
            "format=raw,vdev=xvda,access=rw,script=block-iscsi,target=iqn.x"),
        new Row("/a,raw,xvda,w!", "access must be one of r, ro, rw, w, not 'w!'"),
        new Row(
            "/a,foo,xvda", "format must be one of empty, qcow, qcow2, qed, raw, vhd, not 'foo'"),
        new Row("/a,raw", "no vdev, such as xvda"),
        new Row("/a,raw,xvda01", "vdev 'xvda01' is not a device name such as xvda"),
        new Row("a,raw,xvda", "the target 'a' is no absolute path"),
        new Row("/a,raw,xvda,r,x", "more than target,format,vdev,access: 'x'"),
        new Row("/a,vdve=xvda,vdev=xvda", "unknown parameter 'vdve'; did you mean vdev?"),
        new Row("/a,raw,xvda,vdev=xvda", "vdev is given twice"),
        new Row("target=/dev/a,vdev=xvda", "no vdev, such as xvda"));
  }

  @ParameterizedTest
  @MethodSource("disks")
  void readsDisks(Row row) {
    Problems problems = new Problems();
    DiskSpec disk = DiskSpec.parse(row.text(), problems);

    assertEquals(
        row.expected(), problems.isEmpty() ? disk.render() : String.join("; ", problems.found()));
  }

  static List<Row> vifs() {
    return List.of(
        new Row("", ""),
        new Row("bridge=xenbr0,mac=00:16:3E:00:00:01", "mac=00:16:3e:00:00:01,bridge=xenbr0"),
        new Row("rate=10Mb/s@20ms, trusted", "rate=10Mb/s@20ms,trusted"),
        new Row("brige=b", "unknown parameter 'brige'; did you mean bridge?"),
        new Row("mac=00:16:3e:zz:00:01", "mac cannot be '00:16:3e:zz:00:01'"),
        new Row("mac=0016.3e00.0001", "mac cannot be '0016.3e00.0001'"),
        new Row("mac=01:16:3e:00:00:01", "mac cannot be '01:16:3e:00:00:01'"),
        new Row("vifname=much-too-long-name", "vifname cannot be 'much-too-long-name'"),
        new Row("bridge", "bridge cannot be ''"),
        new Row("bridge=a,bridge=b", "bridge is given twice"));
  }

  @ParameterizedTest
  @MethodSource("vifs")
  void readsCards(Row row) {
    Problems problems = new Problems();
    VifSpec vif = VifSpec.parse(row.text(), problems);

    assertEquals(
        row.expected(), problems.isEmpty() ? vif.render() : String.join("; ", problems.found()));
  }

  @Test
  void aDictionaryIsWrittenAsTheStringIs() {
    Problems problems = new Problems();

    assertEquals(
        DiskSpec.parse("/a,raw,hdc,r,cdrom", problems).render(),
        DiskSpec.of(
                Map.of(
                    "target", "/a", "vdev", "hdc", "access", "r", "cdrom", "true", "discard",
                    "false"),
                problems)
            .render());
    assertEquals(
        VifSpec.parse("bridge=b,mac=00:16:3e:00:00:01", problems).render(),
        VifSpec.of(Map.of("mac", "00:16:3E:00:00:01", "bridge", "b"), problems).render());
    assertTrue(problems.isEmpty());
  }
}
