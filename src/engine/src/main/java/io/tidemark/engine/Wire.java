package io.tidemark.engine;

import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The pieces of which state and records are written. */
public final class Wire {
  private Wire() {}

  /** A string of any length. */
  public static void writeString(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #writeString} wrote. */
  public static String readString(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** 16 bytes, high half first. */
  public static void writeMoney(Money money, DataOutput out) throws IOException {
    out.writeLong(money.hi());
    out.writeLong(money.lo());
  }

  /** Reads what {@link #writeMoney} wrote. */
  public static Money readMoney(DataInput in) throws IOException {
    long hi = in.readLong();
    return Money.ofUnits(hi, in.readLong());
  }

  /** Amounts by currency. */
  public static void writeAmounts(TreeMap<String, Money> amounts, DataOutput out)
      throws IOException {
    out.writeInt(amounts.size());
    for (var entry : amounts.entrySet()) {
      writeString(entry.getKey(), out);
      writeMoney(entry.getValue(), out);
    }
  }

  /** Reads what {@link #writeAmounts} wrote into a map. */
  public static void readAmounts(TreeMap<String, Money> amounts, DataInput in) throws IOException {
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      String currency = readString(in);
      amounts.put(currency, readMoney(in));
    }
  }

  /** Refuses state of a newer writer, naming what it is. */
  public static int readVersion(DataInput in, int newest, String what) throws IOException {
    int version = in.readUnsignedByte();
    if (version < 1 || version > newest) {
      throw new IOException(
          what + " has format " + version + "; this version reads formats 1 to " + newest);
    }
    return version;
  }

  /** Reads a constant by the name that {@link #writeString} wrote. */
  public static <E extends Enum<E>> E readEnum(DataInput in, Class<E> type) throws IOException {
    String name = readString(in);
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw new IOException("state holds an unknown " + type.getSimpleName() + " " + name, e);
    }
  }
}
