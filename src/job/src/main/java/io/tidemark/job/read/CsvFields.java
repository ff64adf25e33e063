package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;

/**
 * Splits one line of CSV (RFC 4180) into fields without copying it, unless it holds quotes. A field
 * has no line end inside.
 */
final class CsvFields {
  private static final byte QUOTE = '"';
  private static final byte COMMA = ',';

  /** Where the fields lie: the line itself, or {@link #unquoted}. */
  byte[] data;

  /** Start of each field in {@link #data}. */
  int[] from = new int[16];

  /** End of each field, exclusive. */
  int[] to = new int[16];

  /** Number of fields. */
  int count;

  private byte[] unquoted = new byte[256];

  /**
   * Splits the bytes {@code start} (inclusive) to {@code end} (exclusive); they must stay unchanged
   * while the fields are used.
   *
   * @param most fields that are kept; further ones are only counted
   * @throws Rejected MALFORMED if a quote is not closed, or stands where it may not
   */
  void split(byte[] line, int start, int end, int most) {
    if (from.length < most) {
      from = new int[most];
      to = new int[most];
    }
    data = line;
    count = 0;
    int begin = start;
    for (int i = start; i < end; i++) {
      byte b = line[i];
      if (b == COMMA) {
        add(begin, i, most);
        begin = i + 1;
      } else if (b == QUOTE) {
        splitQuoted(line, start, end, most);
        return;
      }
    }
    add(begin, end, most);
  }

  private void splitQuoted(byte[] line, int start, int end, int most) {
    if (unquoted.length < end - start) {
      unquoted = new byte[Math.max(end - start, 2 * unquoted.length)];
    }
    data = unquoted;
    count = 0;
    int out = 0;
    int i = start;
    while (true) {
      int begin = out;
      if (i < end && line[i] == QUOTE) {
        i++;
        while (true) {
          if (i >= end) {
            throw malformed("is not closed");
          }
          if (line[i] == QUOTE) {
            if (i + 1 >= end || line[i + 1] != QUOTE) {
              break;
            }
            i++;
          }
          unquoted[out++] = line[i++];
        }
        i++;
        if (i < end && line[i] != COMMA) {
          throw malformed("is followed by something other than a comma");
        }
      } else {
        while (i < end && line[i] != COMMA) {
          if (line[i] == QUOTE) {
            throw malformed("stands inside a field that does not begin with one");
          }
          unquoted[out++] = line[i++];
        }
      }
      add(begin, out, most);
      if (i >= end) {
        return;
      }
      i++;
    }
  }

  private Rejected malformed(String what) {
    return new Rejected(Reason.MALFORMED, "a quote in field " + (count + 1) + " " + what);
  }

  private void add(int begin, int end, int most) {
    if (count < most) {
      from[count] = begin;
      to[count] = end;
    }
    count++;
  }
}
