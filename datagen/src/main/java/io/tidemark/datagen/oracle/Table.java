package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The expected rows of one output file, in the file's order.
 *
 * @param name the file's name
 * @param columns in the file's order
 * @param keys the columns rows are sorted and matched by; other columns break no tie
 */
public record Table(String name, List<String> columns, List<String> keys, List<List<String>> rows) {

  private static final int LONGEST_NUMBER = 19;

  /** A row's key: times, versions and lengths of bars compare as such, not as their texts. */
  public record Key(List<String> values, List<Instant> times) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      for (int i = 0; i < values.size(); i++) {
        Instant time = times.get(i);
        Instant otherTime = other.times.get(i);
        int order =
            time.equals(otherTime)
                ? values.get(i).compareTo(other.values.get(i))
                : time.compareTo(otherTime);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }

  private static final Set<String> TIMES =
      Set.of("ts", "mark_ts", "start", "end", "updated_at", "valued_at", "day_start", "settled_at");

  private record Keyed(Key key, List<String> row) {}

  static Table of(String name, String columns, String keys, List<List<String>> rows) {
    Table table =
        new Table(name, List.of(columns.split(",", -1)), List.of(keys.split(",", -1)), List.of());
    List<Keyed> sorted = new ArrayList<>();
    rows.forEach(row -> sorted.add(new Keyed(table.key(row), row)));
    sorted.sort(Comparator.comparing(Keyed::key));
    return new Table(name, table.columns, table.keys, sorted.stream().map(Keyed::row).toList());
  }

  /** Whether a column of any output file holds a time. */
  public static boolean isTime(String column) {
    return TIMES.contains(column);
  }

  /** The key of a row that has this table's columns. */
  public Key key(List<String> row) {
    List<String> values = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (String column : keys) {
      String value = row.get(columns.indexOf(column));
      Instant time = Instant.EPOCH;
      if (column.equals("version")) {
        value = padded(value);
      } else if (column.equals("interval")) {
        value = interval(value);
      } else if (isTime(column)) {
        try {
          time = Instant.parse(value);
          value = "";
        } catch (DateTimeParseException e) {
          // Stays a text: it will match no expected key and be shown as it is
        }
      }
      values.add(value);
      times.add(time);
    }
    return new Key(values, times);
  }

  private static String padded(String number) {
    return "0".repeat(Math.max(0, LONGEST_NUMBER - number.length())) + number;
  }

  private static String interval(String text) {
    try {
      return padded(String.valueOf(Spans.parse(text))) + text;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return text; // As with times
    }
  }

  /** Writes the header and the rows as a replay would. */
  public void write(Path dir) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(dir.resolve(name), StandardCharsets.UTF_8)) {
      out.write(Csv.join(columns));
      out.write('\n');
      for (List<String> row : rows) {
        out.write(Csv.join(row));
        out.write('\n');
      }
    }
  }
}
