package io.tidemark.datagen.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The rows of days as the DEBS 2022 Grand Challenge published them, one file after the other. Empty
 * lines and those that begin with # are no rows, wherever they stand; the first other line of a
 * file is its header. Nothing is quoted. Any failure to read is an {@link UncheckedIOException}.
 */
public final class DebsFiles implements Closeable {
  /** A byte order mark, each byte one character. */
  private static final String MARK = "\u00EF\u00BB\u00BF";

  /** The columns in use by their place, from 0. */
  private static final Map<Integer, String> COLUMNS =
      Map.of(0, "ID", 2, "Date", 3, "Time", 21, "Last", 23, "Trading time", 26, "Trading date");

  /**
   * One row.
   *
   * @param place the last part of the file's path, a colon, and the line's number from 1
   * @param fields each byte one character of ISO 8859-1; none if the line is too long to be a row
   */
  public record Row(String place, List<String> fields) {
    /** Copies the list. */
    public Row {
      fields = List.copyOf(fields);
    }
  }

  private final Iterator<Path> files;
  private ByteLines lines;
  private String file;
  private int line;

  /** Opens nothing yet. */
  public DebsFiles(List<Path> files) {
    this.files = List.copyOf(files).iterator();
  }

  /**
   * The next row, or null after the last row of the last file.
   *
   * @throws IllegalArgumentException if a file has not the header of this format
   */
  public Row next() {
    try {
      while (true) {
        if (lines == null) {
          if (!files.hasNext()) {
            return null;
          }
          open(files.next());
        }
        String text = record();
        if (text == null) {
          close();
        } else {
          List<String> fields = lines.whole() ? split(text) : List.of();
          return new Row(file + ":" + line, fields);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }

  private void open(Path path) throws IOException {
    file = String.valueOf(path.getFileName());
    line = 0;
    lines = new ByteLines(FileBytes.open(path));
    String header = record();
    List<String> names = header == null ? List.of() : split(header);
    COLUMNS.forEach(
        (at, name) -> {
          if (at >= names.size() || !names.get(at).strip().equals(name)) {
            throw new IllegalArgumentException(
                path + " has not the header of a DEBS 2022 file: no " + name + " at " + at);
          }
        });
  }

  /** The next line that is neither empty nor a comment, or null at the file's end. */
  private String record() throws IOException {
    String text = lines.next();
    for (; text != null; text = lines.next()) {
      line++;
      if (line == 1 && text.startsWith(MARK)) {
        text = text.substring(MARK.length());
      }
      if (!text.isEmpty() && !text.startsWith("#")) {
        return text;
      }
    }
    return null;
  }

  private static List<String> split(String text) {
    return List.of(text.split(",", -1));
  }
}
