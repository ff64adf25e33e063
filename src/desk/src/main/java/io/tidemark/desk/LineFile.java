package io.tidemark.desk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file line by line as bytes, in place. A line ends with LF or the end of the file. */
final class LineFile implements Closeable {
  private final InputStream in;

  /** Holds the line; its content changes with the next one. */
  byte[] buffer;

  /** Start of the line in {@link #buffer}. */
  int from;

  /** End of the line, exclusive, without its line end. */
  int to;

  private int position;
  private int limit;

  LineFile(Path file, int bufferBytes) throws IOException {
    this.buffer = new byte[bufferBytes];
    this.in = Files.newInputStream(file);
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    int scan = position;
    from = position;
    while (true) {
      for (; scan < limit; scan++) {
        if (buffer[scan] == '\n') {
          to = scan;
          position = scan + 1;
          return true;
        }
      }
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      limit -= from;
      scan = limit;
      from = 0;
      if (limit == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * buffer.length);
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      if (read < 0) {
        to = limit;
        position = limit;
        return limit > 0;
      }
      limit += read;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
