package io.tidemark.datagen.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of several files, read in the order given, each with its own header. Lines end with a
 * line feed, a carriage return before it is dropped; empty lines are no rows. Any failure to read
 * is an {@link UncheckedIOException}.
 */
public final class CsvFiles implements Closeable {
  private final Iterator<Path> files;
  private final List<String> required;
  private final char[] buffer = new char[FileBytes.BUFFER];
  private final StringBuilder text = new StringBuilder();
  private Reader reader;
  private int at;
  private int limit;
  private String file;
  private int line;
  private Map<String, Integer> columns;

  /** Opens nothing yet; {@code required} are the columns each header must have. */
  public CsvFiles(List<Path> files, List<String> required) {
    this.files = files.iterator();
    this.required = List.copyOf(required);
  }

  /** The next row, or null after the last row of the last file. */
  public CsvRow next() {
    try {
      while (true) {
        if (reader == null) {
          if (!files.hasNext()) {
            return null;
          }
          open(files.next());
        }
        String text = readLine();
        if (text == null) {
          close();
        } else if (!text.isEmpty()) {
          List<String> fields = Csv.split(text);
          boolean fits = fields != null && fields.size() == columns.size();
          return new CsvRow(file, line, text, fits ? fields : null, columns);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  private void open(Path path) throws IOException {
    file = String.valueOf(path.getFileName());
    line = 0;
    reader = new InputStreamReader(FileBytes.open(path), StandardCharsets.UTF_8);
    at = 0;
    limit = 0;
    String header = readLine();
    if (header == null) {
      throw new IllegalArgumentException(path + " is empty: it needs a header");
    }
    List<String> names = Csv.split(header.startsWith("\uFEFF") ? header.substring(1) : header);
    columns = new LinkedHashMap<>();
    for (int i = 0; names != null && i < names.size(); i++) {
      if (columns.put(names.get(i), i) != null) {
        throw new IllegalArgumentException(path + " names a column twice: " + names.get(i));
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        throw new IllegalArgumentException(path + " has no column " + name);
      }
    }
  }

  // Not BufferedReader.readLine: that also splits at a lone carriage return, which a field may hold
  private String readLine() throws IOException {
    text.setLength(0);
    boolean any = false;
    while (at < limit || fill()) {
      any = true;
      int from = at;
      while (at < limit && buffer[at] != '\n') {
        at++;
      }
      text.append(buffer, from, at - from);
      if (at < limit) {
        at++;
        break;
      }
    }
    if (!any) {
      return null;
    }
    line++;
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) == '\r') {
      text.setLength(length - 1);
    }
    return text.toString();
  }

  /** Reads more; false at the end of the file. */
  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, reader.read(buffer));
    return limit > 0;
  }
}
