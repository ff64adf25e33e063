package io.tidemark.datagen.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run beside an earlier one.
 *
 * @param warnings why the two cannot be compared as they are, a line each; empty if they can
 */
public record Comparison(List<Figure> figures, List<String> warnings) {
  /** Two runs of one program differ by as much: 10 %. */
  public static final double NOISE = 0.1;

  /** How a figure moved. */
  public enum Word {
    BETTER,
    WORSE,
    /** Within the noise of two runs. */
    SAME,
    /** One of the two is missing, or the figure is a circumstance and no result. */
    UNKNOWN;

    /** As it is shown: {@code better}; nothing for {@link #UNKNOWN}. */
    public String text() {
      return this == UNKNOWN ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A figure of both.
   *
   * @param group {@code target} or {@code latency}; {@code ""} for all else
   * @param name such as {@code signals p99}
   * @param earlier as it is shown, {@code -} if it was not measured
   * @param now as {@code earlier}
   * @param ratio now ÷ earlier; null where either is missing or earlier is 0
   */
  public record Figure(
      String group, String name, String earlier, String now, Double ratio, Word word) {
    /** The ratio as it is shown: {@code ×1.24}. */
    public String times() {
      return ratio == null ? Units.ABSENT : "×" + String.format(Locale.ROOT, "%.2f", ratio);
    }
  }

  /** Copies. */
  public Comparison {
    figures = List.copyOf(figures);
    warnings = List.copyOf(warnings);
  }

  /** Compares; what neither of the two has is left out. */
  public static Comparison of(LoadReport now, LoadReport earlier) {
    return new Comparison(new Figures(now, earlier).all(), Differences.between(now, earlier));
  }

  /** The figures of a group, in order. */
  List<Figure> group(String group) {
    return figures.stream().filter(figure -> figure.group().equals(group)).toList();
  }

  /** A figure by its group and name. */
  public Optional<Figure> figure(String group, String name) {
    return group(group).stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  /** How many figures moved so. */
  public long count(Word word) {
    return figures.stream().filter(figure -> figure.word() == word).count();
  }

  /** What came of it, in one line. */
  public String summary() {
    return count(Word.BETTER)
        + " better, "
        + count(Word.WORSE)
        + " worse, "
        + count(Word.SAME)
        + " the same (within "
        + Units.share(NOISE)
        + ")";
  }

  /** As lines for a terminal. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    warnings.forEach(warning -> lines.add("not comparable: " + warning));
    int wide = figures.stream().mapToInt(figure -> label(figure).length()).max().orElse(1);
    String row = "%-" + wide + "s  %12s  %12s  %7s  %s";
    lines.add(String.format(Locale.ROOT, row, "", "earlier", "now", "ratio", "").stripTrailing());
    for (Figure figure : figures) {
      lines.add(
          String.format(
                  Locale.ROOT,
                  row,
                  label(figure),
                  figure.earlier(),
                  figure.now(),
                  figure.times(),
                  figure.word().text())
              .stripTrailing());
    }
    lines.add(summary());
    return lines;
  }

  private static String label(Figure figure) {
    return (figure.group() + " " + figure.name()).strip();
  }
}
