package io.tidemark.desk;

import io.tidemark.contracts.OutputFile;
import io.tidemark.datagen.csv.Csv;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last crossovers of each symbol, for the summary. The signals are read once, in their order,
 * and no more is kept than what is shown.
 */
final class Crossovers {
  private static final String KIND = "EMA_CROSS";
  private static final List<String> SHOWN = List.of("ts", "direction", "rule");

  private Crossovers() {}

  /**
   * The last rows of signals of crossovers.
   *
   * @param signals the sorted file
   * @param most rows of a symbol that are given; 0 gives nothing
   * @return by symbol, sorted; the oldest first
   */
  static Map<String, List<Map<String, String>>> last(Path signals, int most) throws IOException {
    TreeMap<String, ArrayDeque<Map<String, String>>> last = new TreeMap<>();
    if (most > 0) {
      List<String> columns = OutputFile.SIGNALS.columns();
      int symbol = columns.indexOf("symbol");
      int kind = columns.indexOf("kind");
      try (BufferedReader lines = Files.newBufferedReader(signals, StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          List<String> row = Csv.split(line);
          if (row.get(kind).equals(KIND)) {
            ArrayDeque<Map<String, String>> rows =
                last.computeIfAbsent(row.get(symbol), s -> new ArrayDeque<>());
            if (rows.size() == most) {
              rows.removeFirst();
            }
            Map<String, String> shown = new LinkedHashMap<>();
            SHOWN.forEach(column -> shown.put(column, row.get(columns.indexOf(column))));
            rows.addLast(shown);
          }
        }
      }
    }
    Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>();
    last.forEach((name, rows) -> lists.put(name, new ArrayList<>(rows)));
    return lists;
  }
}
