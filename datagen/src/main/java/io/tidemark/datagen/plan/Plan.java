package io.tidemark.datagen.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tidemark.datagen.report.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a load needs. Figures are estimates; each says what it was made of.
 *
 * @param title what was asked
 * @param source what was measured, when and on what
 * @param reach how far the plan goes past what was measured
 * @param warnings what will not work, or should not be trusted; a line each
 */
public record Plan(
    String title,
    String source,
    List<Line> measured,
    List<Line> needed,
    List<Line> reach,
    List<String> warnings) {
  /**
   * A figure.
   *
   * @param value for machines, in {@code unit}
   * @param text for people
   * @param how where it is from, or the arithmetic
   */
  public record Line(String name, double value, String unit, String text, String how) {}

  /** Copies. */
  public Plan {
    measured = List.copyOf(measured);
    needed = List.copyOf(needed);
    reach = List.copyOf(reach);
    warnings = List.copyOf(warnings);
  }

  /**
   * Plans.
   *
   * @param report what was measured
   * @param from what to call it, as in {@code report.json}
   * @throws IllegalArgumentException one line, if the report lacks what the plan needs
   */
  public static Plan of(PlanRequest request, LoadReport report, String from) {
    return new Planner(request, new Measured(report), from).plan();
  }

  /** A figure of {@link #needed} by its name. */
  public Optional<Line> needed(String name) {
    return needed.stream().filter(line -> line.name().equals(name)).findFirst();
  }

  /** As lines for a terminal. */
  public List<String> text() {
    List<Line> all = new ArrayList<>(measured);
    all.addAll(needed);
    all.addAll(reach);
    int name = widest(all, Line::name);
    int text = widest(all, Line::text);
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add("");
    lines.add("Measured: " + source);
    measured.forEach(line -> lines.add(row(line, name, text)));
    lines.add("");
    lines.add("Needed");
    needed.forEach(line -> lines.add(row(line, name, text)));
    lines.add("");
    lines.add("How far past what was measured");
    reach.forEach(line -> lines.add(row(line, name, text)));
    if (!warnings.isEmpty()) {
      lines.add("");
      warnings.forEach(warning -> lines.add("! " + warning));
    }
    return lines;
  }

  private static int widest(List<Line> lines, Function<Line, String> column) {
    return lines.stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static String row(Line line, int name, int text) {
    String pattern = "  %-" + name + "s  %" + text + "s  %s";
    return String.format(Locale.ROOT, pattern, line.name(), line.text(), line.how());
  }

  /** As JSON. */
  public String json() {
    try {
      return JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(this)
          + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
