package io.tidemark.engine.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the written forms of a symbol's state have in common: versions, texts, names of constants.
 */
final class StateText {
  private StateText() {}

  /** Writes a text as its length in bytes, an int, and its UTF-8 bytes. */
  static void write(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String read(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static <E extends Enum<E>> E readEnum(DataInput in, Class<E> type) throws IOException {
    String name = read(in);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("state holds an unknown " + type.getSimpleName() + " " + name, e);
    }
  }

  /** Reads the leading version byte and refuses any but the one known. */
  static void readVersion(DataInput in, int known, String what) throws IOException {
    int version = in.readUnsignedByte();
    if (version != known) {
      throw new IOException(
          what + " is of version " + version + "; this version of Tidemark reads " + known);
    }
  }
}
