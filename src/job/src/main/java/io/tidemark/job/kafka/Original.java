package io.tidemark.job.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The key and value of a record as they came, and the text in which they travel with what was made
 * of them: a character for each byte, so that any bytes survive. The text begins with a character
 * that no line of a file begins with.
 *
 * @param key null if it had none
 * @param value null if it had none
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as they came; nobody compares them.
record Original(byte[] key, byte[] value) {
  private static final char MARK = '\u0000';
  private static final char NULL = '-';
  private static final char PRESENT = '+';
  private static final char END = ':';

  /** The text. */
  String text() {
    StringBuilder text = new StringBuilder(16 + length(key) + length(value)).append(MARK);
    append(text, key);
    append(text, value);
    return text.toString();
  }

  /** Whether a text is one of these. */
  static boolean isOne(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK;
  }

  /** What {@link #text} was made of. */
  static Original of(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not a record of a topic");
    }
    int end = end(text, 1);
    return new Original(part(text, 1, end), part(text, end, end(text, end)));
  }

  private static int length(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void append(StringBuilder text, byte[] bytes) {
    text.append(bytes == null ? NULL : PRESENT).append(length(bytes)).append(END);
    if (bytes != null) {
      text.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  private static int end(String text, int from) {
    int colon = text.indexOf(END, from);
    return colon + 1 + Integer.parseInt(text, from + 1, colon, 10);
  }

  private static byte[] part(String text, int from, int end) {
    int start = text.indexOf(END, from) + 1;
    return text.charAt(from) == NULL
        ? null
        : text.substring(start, end).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Original original
        && Arrays.equals(key, original.key)
        && Arrays.equals(value, original.value);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(key) + Arrays.hashCode(value);
  }
}
