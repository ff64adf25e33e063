package io.tidemark.datagen.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a verification found: differences by file, and lines for people. */
public final class Report {
  private static final int DETAILS_PER_FILE = 3;

  private final Map<String, Long> differences = new TreeMap<>();
  private final Map<String, Long> compared = new TreeMap<>();
  private final Map<String, Long> checked = new TreeMap<>();
  private final List<String> details = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Report() {}

  /** Counts rows or figures compared with recomputed ones. */
  void compared(String file, long rows) {
    compared.merge(file, rows, Long::sum);
  }

  /** Counts rows whose figures must agree with one another, but are not recomputed. */
  void checked(String file, long rows) {
    checked.merge(file, rows, Long::sum);
  }

  /** Counts a difference; the first few of a file are told in full. */
  boolean differs(String file, String detail) {
    long count = differences.merge(file, 1L, Long::sum);
    if (count <= DETAILS_PER_FILE) {
      details.add(file + ": " + detail);
    }
    return count == 1;
  }

  /** Adds a line that belongs to the difference before it. */
  void detail(String line) {
    details.add("  " + line);
  }

  /** Adds something worth knowing that is no difference. */
  void note(String line) {
    notes.add(line);
  }

  /** Whether nothing differs. */
  public boolean ok() {
    return differences.isEmpty();
  }

  /** Number of differences by file; files without any are absent. */
  public Map<String, Long> differences() {
    return new TreeMap<>(differences);
  }

  /** Number of rows or figures that were compared with recomputed ones, by file. */
  public Map<String, Long> compared() {
    return new TreeMap<>(compared);
  }

  /** The first differences of each file in full, then the notes. */
  public List<String> details() {
    List<String> all = new ArrayList<>(details);
    notes.forEach(note -> all.add("note: " + note));
    return all;
  }

  /** One line a file, then the details. */
  public String text() {
    StringBuilder text = new StringBuilder();
    compared.forEach((file, rows) -> text.append(line(file, rows, "compared, %,d different")));
    checked.forEach((file, rows) -> text.append(line(file, rows, "checked, %,d at fault")));
    differences.forEach(
        (file, count) -> {
          if (!compared.containsKey(file) && !checked.containsKey(file)) {
            text.append("%-22s %,d different%n".formatted(file, count));
          }
        });
    details().forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.append(ok() ? "OK" : "DIFFERENT").append(System.lineSeparator()).toString();
  }

  private String line(String file, long rows, String verdict) {
    return ("%-22s %,12d " + verdict + "%n")
        .formatted(file, rows, differences.getOrDefault(file, 0L));
  }
}
