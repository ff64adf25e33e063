package io.tidemark.datagen.csv;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a stream, each byte one character of ISO 8859-1, so that nothing is lost of bytes
 * that are no text. A line ends with a line feed or the stream; a carriage return before that is
 * dropped.
 */
final class ByteLines implements Closeable {
  /** Bytes of a line that are kept. */
  private static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[FileBytes.BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int limit;
  private boolean whole;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /** The next line, or null after the last. */
  String next() throws IOException {
    line.reset();
    whole = true;
    boolean any = false;
    while (true) {
      if (at == limit) {
        at = 0;
        limit = Math.max(0, in.read(buffer));
        if (limit == 0) {
          return any ? text() : null;
        }
      }
      any = true;
      int end = at;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(end);
      if (end < limit) {
        at = end + 1;
        return text();
      }
      at = end;
    }
  }

  /** Whether all of the newest line was kept. */
  boolean whole() {
    return whole;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void keep(int end) {
    int room = LONGEST + 1 - line.size(); // one more for the carriage return
    line.write(buffer, at, Math.min(room, end - at));
    whole &= end - at <= room;
  }

  private String text() {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    whole &= text.length() <= LONGEST;
    return text;
  }
}
