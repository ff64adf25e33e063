package io.tidemark.engine.num;

import java.nio.charset.StandardCharsets;

/** Input text as it is shown in a refusal. */
final class Quoted {
  private static final int LONGEST = 64;

  private Quoted() {}

  /** The bytes as text in quotes, shortened when long, so that a dead letter stays readable. */
  static String of(byte[] b, int from, int to) {
    int length = to - from;
    if (length <= LONGEST) {
      return '"' + new String(b, from, length, StandardCharsets.UTF_8) + '"';
    }
    String start = new String(b, from, LONGEST, StandardCharsets.UTF_8);
    return '"' + start + "…\" (" + length + " bytes)";
  }
}
