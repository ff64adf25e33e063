package io.tidemark.job.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads lines as bytes, in place, in one buffer that grows up to the longest line allowed. A line
 * ends with LF or CR LF or the end of the file. What is past {@link #LONGEST} bytes of a line is
 * read over.
 */
final class Lines implements Closeable {
  /** Bytes of a line that are kept. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;

  /** Holds the line; its content changes with the next one. */
  byte[] buffer = new byte[1 << 16];

  /** Start of the line in {@link #buffer}. */
  int from;

  /** End of the line, exclusive, without its line end. */
  int to;

  /** Whether the line was longer than what is kept. */
  boolean cut;

  /** Number of the line, from 1. */
  long number;

  private int position;
  private int limit;
  private boolean ended;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end of the file. */
  boolean next() throws IOException {
    from = position;
    cut = false;
    int scan = position;
    while (true) {
      int end = indexOfLineFeed(scan);
      if (end >= 0) {
        finish(end, end + 1);
        return true;
      }
      if (ended) {
        if (from == limit && !cut) {
          position = limit;
          return false;
        }
        finish(limit, limit);
        return true;
      }
      scan = fill();
    }
  }

  /** Whether the line holds nothing. */
  boolean isEmpty() {
    return from == to;
  }

  /** The line; bytes that are not UTF-8 are replaced. */
  String text() {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }

  /** Bytes of the byte order mark that some bytes begin with, 0 if they do not. */
  static int markLength(byte[] line, int from, int to) {
    boolean mark =
        to - from >= 3
            && line[from] == (byte) 0xEF
            && line[from + 1] == (byte) 0xBB
            && line[from + 2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void finish(int end, int after) {
    position = after;
    to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    if (to - from > LONGEST) {
      to = from + LONGEST;
      cut = true;
    }
    number++;
  }

  /** Makes room behind the begun line and reads; gives where the new bytes begin. */
  private int fill() throws IOException {
    int length = limit - from;
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, length);
    }
    from = 0;
    limit = length;
    if (limit > LONGEST) {
      // The line is too long already: what is kept of it is enough, the rest goes to waste.
      limit = LONGEST + 1;
      cut = true;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int start = limit;
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      ended = true;
    } else {
      limit += read;
    }
    return start;
  }

  private int indexOfLineFeed(int start) {
    byte[] b = buffer;
    for (int i = start; i < limit; i++) {
      if (b[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
