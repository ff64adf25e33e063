package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first line of a file: which column stands where. */
public final class CsvHeader {
  /** What a column that the file does not have maps to. */
  static final int NONE = -1;

  private final int[] fieldOf;
  private final int width;

  private CsvHeader(int[] fieldOf, int width) {
    this.fieldOf = fieldOf;
    this.width = width;
  }

  /**
   * Reads a header line.
   *
   * @param kind what the file should hold
   * @param line the line without its end; a byte order mark is skipped
   * @param file the file's name, for the message
   * @throws InputException if a column is unknown, doubled or missing
   */
  public static CsvHeader parse(InputFile kind, byte[] line, int from, int to, String file) {
    List<String> columns = kind.columns();
    int[] fieldOf = new int[columns.size()];
    Arrays.fill(fieldOf, NONE);
    List<String> names = names(line, from, to, file);
    for (int i = 0; i < names.size(); i++) {
      int column = columns.indexOf(names.get(i));
      if (column < 0) {
        throw fault(kind, file, "has an unknown column " + quoted(names.get(i)));
      }
      if (fieldOf[column] != NONE) {
        throw fault(kind, file, "has the column " + names.get(i) + " twice");
      }
      fieldOf[column] = i;
    }
    List<String> missing = new ArrayList<>(kind.required());
    missing.removeAll(names);
    if (!missing.isEmpty()) {
      String what = missing.size() == 1 ? "the column " : "the columns ";
      throw fault(kind, file, "lacks " + what + String.join(", ", missing));
    }
    return new CsvHeader(fieldOf, names.size());
  }

  /** Fields that each row must have. */
  int width() {
    return width;
  }

  /** Field of a column, {@link #NONE} if the file does not have it. */
  int field(int column) {
    return fieldOf[column];
  }

  private static List<String> names(byte[] line, int from, int to, String file) {
    int start = from + Lines.markLength(line, from, to);
    CsvFields fields = new CsvFields();
    try {
      fields.split(line, start, to, 1000);
    } catch (Rejected e) {
      throw new InputException(file + ":1: the header is not CSV: " + e.detail(), e);
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Math.min(fields.count, 1000); i++) {
      names.add(
          new String(
              fields.data, fields.from[i], fields.to[i] - fields.from[i], StandardCharsets.UTF_8));
    }
    return names;
  }

  private static InputException fault(InputFile kind, String file, String what) {
    return new InputException(
        String.format(
            "%s:1: the header of this %s file %s; the columns are %s, of which %s are required",
            file, kind.source(), what, String.join(",", kind.columns()), required(kind)));
  }

  private static String required(InputFile kind) {
    return String.join(",", kind.required());
  }

  /** A name from a file, fit for one line of a message. */
  static String quoted(String name) {
    String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
  }
}
