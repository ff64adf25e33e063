package io.tidemark.datagen.verify;

import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last crossovers of each symbol among signals. */
final class Crossovers {
  private static final String KIND = "EMA_CROSS";

  private Crossovers() {}

  /**
   * By symbol, the oldest first, each as the summary tells it.
   *
   * @param most of a symbol
   */
  static Map<String, List<Map<String, String>>> last(Table signals, int most) {
    List<String> columns = signals.columns();
    int symbol = columns.indexOf("symbol");
    int kind = columns.indexOf("kind");
    Map<String, List<Map<String, String>>> last = new TreeMap<>();
    try (Rows rows = signals.sorted().read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<String> fields = row.fields();
        if (fields.get(kind).equals(KIND)) {
          List<Map<String, String>> of =
              last.computeIfAbsent(fields.get(symbol), s -> new ArrayList<>());
          if (of.size() == most) {
            of.remove(0);
          }
          Map<String, String> shown = new TreeMap<>();
          for (String column : List.of("ts", "direction", "rule")) {
            shown.put(column, fields.get(columns.indexOf(column)));
          }
          of.add(shown);
        }
      }
    }
    return last;
  }
}
