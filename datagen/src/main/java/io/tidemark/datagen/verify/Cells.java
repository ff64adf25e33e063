package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Table;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When two printed values are the same. */
final class Cells {
  private static final double CLOSE = 1e-9;

  /** For each rule with doubles, which of its signals' columns they are. */
  private static final Map<String, Set<String>> DOUBLES =
      Map.of(
          "EMA_CROSS", Set.of("value", "threshold"),
          "BREAKOUT", Set.of("threshold"),
          "RSI", Set.of("value"),
          "MACD", Set.of("value", "threshold"),
          "BOLLINGER", Set.of("threshold"),
          "VWAP_DEVIATION", Set.of("threshold"),
          "ZSCORE", Set.of("value"),
          "MOMENTUM", Set.of("value"));

  private Cells() {}

  /**
   * Times compare as times, indicators as doubles within 1e-9 of the larger or of 1, files by their
   * names without the folder, everything else as printed, since the contract leaves one way to
   * print an exact figure.
   */
  static boolean same(Table table, int column, List<String> expected, List<String> actual) {
    String a = expected.get(column);
    String b = actual.get(column);
    if (a.equals(b)) {
      return true;
    }
    String name = table.columns().get(column);
    if (name.equals("source")) {
      return fileOf(a).equals(fileOf(b));
    }
    try {
      if (Table.isTime(name)) {
        return Instant.parse(a).equals(Instant.parse(b));
      }
      return isDouble(table, name, expected) && close(a, b);
    } catch (DateTimeParseException | NumberFormatException e) {
      return false;
    }
  }

  private static String fileOf(String place) {
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static boolean isDouble(Table table, String column, List<String> expected) {
    return switch (table.name()) {
      case "indicators.csv" -> column.equals("value");
      case "signals.csv" ->
          DOUBLES
              .getOrDefault(expected.get(table.columns().indexOf("rule")), Set.of())
              .contains(column);
      default -> false;
    };
  }

  private static boolean close(String a, String b) {
    double x = Double.parseDouble(a);
    double y = Double.parseDouble(b);
    return Math.abs(x - y) <= CLOSE * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
  }
}
