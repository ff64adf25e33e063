package io.tidemark.datagen.spill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** A row of texts and the bytes it is sorted by. The texts are kept packed until asked for. */
public final class Row implements Comparable<Row> {
  /** What a row takes on the heap beside its bytes, about. */
  private static final int OVERHEAD = 64;

  private final byte[] key;
  private final byte[] packed;

  Row(byte[] key, byte[] packed) {
    this.key = key;
    this.packed = packed;
  }

  /** A row with a key; both are the row's own from now on. */
  public static Row of(byte[] key, List<String> fields) {
    return new Row(key, pack(fields));
  }

  /** Other texts under the same key. */
  public Row with(List<String> fields) {
    return new Row(key, pack(fields));
  }

  private static byte[] pack(List<String> fields) {
    byte[][] texts = new byte[fields.size()][];
    int length = Integer.BYTES;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = fields.get(i).getBytes(UTF_8);
      length += Integer.BYTES + texts[i].length;
    }
    ByteBuffer packed = ByteBuffer.allocate(length).putInt(texts.length);
    for (byte[] text : texts) {
      packed.putInt(text.length).put(text);
    }
    return packed.array();
  }

  /** The texts. */
  public List<String> fields() {
    ByteBuffer from = ByteBuffer.wrap(packed);
    String[] fields = new String[from.getInt()];
    for (int i = 0; i < fields.length; i++) {
      int length = from.getInt();
      fields[i] = new String(packed, from.position(), length, UTF_8);
      from.position(from.position() + length);
    }
    return List.of(fields);
  }

  /** Whether the texts are the same, to the last character. */
  public boolean says(Row other) {
    return Arrays.equals(packed, other.packed);
  }

  /** By the bytes of the keys, each from 0 to 255. */
  @Override
  public int compareTo(Row other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && Arrays.equals(key, row.key) && says(row);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(key) + Arrays.hashCode(packed);
  }

  byte[] key() {
    return key;
  }

  byte[] packed() {
    return packed;
  }

  long bytes() {
    return (long) OVERHEAD + key.length + packed.length;
  }
}
