package dom0.plan;

/**
 * What a change looks like to a person, shown under {@code --diff}.
 *
 * @param header what is compared: a file's path, or "volume vg0/web"
 */
public record Diff(String header, String before, String after) {}
