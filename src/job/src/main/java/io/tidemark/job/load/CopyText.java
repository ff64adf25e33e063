package io.tidemark.job.load;

import java.nio.charset.StandardCharsets;

/** Rows in the text format of COPY: cells between tabs, \N for null, a line for each row. */
final class CopyText {
  private final StringBuilder text = new StringBuilder(1 << 16);

  /** Adds a row. */
  void row(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      cell(cells[i]);
    }
    text.append('\n');
  }

  private void cell(String cell) {
    if (cell == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }

  /** All rows so far. */
  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
