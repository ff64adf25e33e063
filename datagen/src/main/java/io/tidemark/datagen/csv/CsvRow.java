package io.tidemark.datagen.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One data line. {@code fields} is null when the line is not a row of its header (wrong number of
 * fields, an open quote).
 *
 * @param file the last part of the file's path
 * @param line 1 for the header
 */
public record CsvRow(
    String file, int line, String raw, List<String> fields, Map<String, Integer> columns) {

  /** A row that stands in no file. */
  public static CsvRow of(List<String> columns, List<String> fields) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      index.put(columns.get(i), i);
    }
    return new CsvRow("", 0, Csv.join(fields), fields, index);
  }

  /** Whether the line is a row of its header. */
  public boolean wellFormed() {
    return fields != null;
  }

  /** The field of a column; empty when blank or when the header lacks the column. */
  public String get(String column) {
    Integer index = columns.get(column);
    return index == null ? "" : fields.get(index);
  }

  /** The place as dead letters name it: file, colon, line. */
  public String place() {
    return file + ":" + line;
  }
}
