package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the same string for the same bytes as long as it remembers them. Symbols, venues and
 * accounts come again and again; most lookups end in a comparison of bytes. It is bounded: a slot
 * holds the newest name that fell on it.
 */
public final class Names {
  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 256;

  private final byte[][] bytes = new byte[SLOTS][];
  private final String[] names = new String[SLOTS];

  /**
   * The name in some bytes, at least one.
   *
   * @throws Rejected BAD_NAME if it is longer than 256 bytes, holds a control character, or is not
   *     UTF-8
   */
  public String get(String column, byte[] data, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + data[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    byte[] known = bytes[slot];
    if (known != null && Arrays.equals(known, 0, known.length, data, from, to)) {
      return names[slot];
    }
    String name = check(column, data, from, to);
    bytes[slot] = Arrays.copyOfRange(data, from, to);
    names[slot] = name;
    return name;
  }

  /** As {@link #get(String, byte[], int, int)}, of a text. */
  public String get(String column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return get(column, utf8, 0, utf8.length);
  }

  /**
   * The text, if it is a name: for ids, which do not come again.
   *
   * @throws Rejected BAD_NAME as {@link #get(String, String)}
   */
  public static String check(String column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return check(column, utf8, 0, utf8.length);
  }

  /** The name in some bytes, not remembered: for ids, which do not come again. */
  public static String check(String column, byte[] data, int from, int to) {
    if (to - from > LONGEST) {
      throw bad(column + " has " + (to - from) + " bytes; at most " + LONGEST + " are accepted");
    }
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      ascii &= data[i] > 0;
      if ((data[i] >= 0 && data[i] < ' ') || data[i] == 0x7F) {
        throw bad(column + " holds the control character " + data[i]);
      }
    }
    if (ascii) {
      return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }
    String name;
    try {
      ByteBuffer in = ByteBuffer.wrap(data, from, to - from);
      name = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
    } catch (CharacterCodingException e) {
      throw bad(column + " is not UTF-8");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw bad(column + " holds a control character");
    }
    return name;
  }

  private static Rejected bad(String detail) {
    return new Rejected(Reason.BAD_NAME, detail);
  }
}
