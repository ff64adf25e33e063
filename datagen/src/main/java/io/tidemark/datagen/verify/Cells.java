package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Table;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** When two printed values are the same. */
final class Cells {
  private static final double RELATIVE = 1e-12;

  private Cells() {}

  /**
   * Times compare as times, averages as doubles within 1e-12 of their size, files by their names
   * without the folder, everything else as printed, since the contract leaves one way to print an
   * exact figure.
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
          (column.equals("value") || column.equals("threshold"))
              && expected.get(table.columns().indexOf("rule")).equals("EMA_CROSS");
      default -> false;
    };
  }

  private static boolean close(String a, String b) {
    double x = Double.parseDouble(a);
    double y = Double.parseDouble(b);
    return Math.abs(x - y) <= RELATIVE * Math.max(Math.abs(x), Math.abs(y));
  }
}
