package io.tidemark.datagen.csv;

import java.util.ArrayList;
import java.util.List;

/** Splits and joins one line of comma-separated fields. */
public final class Csv {
  private Csv() {}

  /** The fields of a line, or null when a quote is left open or text follows a closing quote. */
  public static List<String> split(String line) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder field = new StringBuilder();
        at = quoted(line, at + 1, field);
        if (at < 0 || (at < line.length() && line.charAt(at) != ',')) {
          return null;
        }
        fields.add(field.toString());
      } else {
        int comma = line.indexOf(',', at);
        int end = comma < 0 ? line.length() : comma;
        fields.add(line.substring(at, end));
        at = end;
      }
      if (at >= line.length()) {
        return fields;
      }
      at++;
    }
  }

  private static int quoted(String line, int from, StringBuilder field) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (c != '"') {
        field.append(c);
        at++;
      } else if (at + 1 < line.length() && line.charAt(at + 1) == '"') {
        field.append('"');
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  /** One line without its end; fields that hold a comma or a quote are quoted. */
  public static String join(List<String> fields) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      String field = fields.get(i);
      if (field.indexOf(',') >= 0 || field.indexOf('"') >= 0) {
        line.append('"').append(field.replace("\"", "\"\"")).append('"');
      } else {
        line.append(field);
      }
    }
    return line.toString();
  }
}
