package dom0.host;

/** A file whose bytes are no UTF-8, which is what all that we read and write is. */
public final class NotText extends HostFailure {
  private static final long serialVersionUID = 1L;

  private final String where;

  /** Names the file and the first line that is not UTF-8. */
  public NotText(String path, int line, Throwable cause) {
    super(
        "%s:%d is not UTF-8 text; where it is Latin-1, iconv -f latin1 -t utf8 %s shows it converted"
            .formatted(path, line, path),
        cause);
    where = path + ":" + line;
  }

  /** The file and the first such line: "/boot/grub/grub.cfg:12". */
  public String where() {
    return where;
  }
}
