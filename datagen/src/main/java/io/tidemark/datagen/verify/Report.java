package io.tidemark.datagen.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a verification found: differences by file, and lines for people. */
public final class Report {
  private static final int DETAILS_PER_FILE = 3;
  private static final int NOTES_OF_A_SORT = 20;

  private final Map<String, Long> differences = new TreeMap<>();
  private final Map<String, Long> compared = new TreeMap<>();
  private final Map<String, Long> checked = new TreeMap<>();
  private final Map<String, Map<Finding, Long>> findings = new TreeMap<>();
  private final Map<String, Long> similar = new TreeMap<>();
  private final List<List<String>> details = new ArrayList<>();
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

  /** Counts a difference of a sort that has no name. */
  boolean differs(String file, String detail) {
    return differs(file, Finding.OTHER, detail);
  }

  /** Counts a difference; the first few of a file are told in full. True for the very first. */
  boolean differs(String file, Finding finding, String detail) {
    findings.computeIfAbsent(file, f -> new EnumMap<>(Finding.class)).merge(finding, 1L, Long::sum);
    long count = differences.merge(file, 1L, Long::sum);
    if (count <= DETAILS_PER_FILE) {
      details.add(List.of(file + ": " + detail));
    }
    return count == 1;
  }

  /** Adds a line that belongs to the difference before it. */
  void detail(String line) {
    details.add(List.of("  " + line));
  }

  /** Keeps a place for lines that belong to the difference before it and are known later. */
  Consumer<String> later() {
    List<String> lines = new ArrayList<>();
    details.add(lines);
    return line -> lines.add("  " + line);
  }

  /** Adds something worth knowing that is no difference. */
  void note(String line) {
    notes.add(line);
  }

  /** The same of a sort of which there may be many: the first few are told, the rest counted. */
  void note(String sort, String line) {
    if (similar.merge(sort, 1L, Long::sum) <= NOTES_OF_A_SORT) {
      notes.add(line);
    }
  }

  /** Number of rows or figures compared, by file, topic or table. */
  public Map<String, Long> compared() {
    return new TreeMap<>(compared);
  }

  /** Whether nothing differs. */
  public boolean ok() {
    return differences.isEmpty();
  }

  /** Number of differences by file; files without any are absent. */
  public Map<String, Long> differences() {
    return new TreeMap<>(differences);
  }

  /** The first differences of each file in full, then the notes. */
  public List<String> details() {
    List<String> all = new ArrayList<>();
    details.forEach(all::addAll);
    notes.forEach(note -> all.add("note: " + note));
    similar.forEach(
        (sort, count) -> {
          if (count > NOTES_OF_A_SORT) {
            all.add("note: %s: %,d more like that".formatted(sort, count - NOTES_OF_A_SORT));
          }
        });
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
            text.append("%-22s %,d different%s%n".formatted(file, count, sorts(file)));
          }
        });
    details().forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.append(ok() ? "OK" : "DIFFERENT").append(System.lineSeparator()).toString();
  }

  private String line(String file, long rows, String verdict) {
    return ("%-22s %,12d " + verdict + "%s%n")
        .formatted(file, rows, differences.getOrDefault(file, 0L), sorts(file));
  }

  /** How many differences there are of each sort, but of those without a name. */
  private String sorts(String file) {
    String sorts =
        findings.getOrDefault(file, Map.of()).entrySet().stream()
            .filter(entry -> entry.getKey() != Finding.OTHER)
            .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey().word()))
            .collect(Collectors.joining(", "));
    return sorts.isEmpty() ? "" : ": " + sorts;
  }
}
