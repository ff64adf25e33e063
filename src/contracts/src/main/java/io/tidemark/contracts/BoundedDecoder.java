package io.tidemark.contracts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's binary encoding out of an array. Unlike Avro's own decoder it believes no length that goes
 * past the end, so that a flipped bit allocates nothing, and knows how far it has read.
 */
final class BoundedDecoder extends Decoder {
  /** What stands for bytes that are no UTF-8; it may also be meant. */
  private static final char REPLACEMENT = '\uFFFD';

  private byte[] bytes = new byte[0];
  private int at;

  /** Starts to read some bytes. */
  void over(byte[] newBytes, int from) {
    bytes = newBytes;
    at = from;
  }

  /** Bytes not read yet. */
  int remaining() {
    return bytes.length - at;
  }

  @Override
  public void readNull() {
    // Takes no bytes.
  }

  @Override
  public boolean readBoolean() throws IOException {
    byte value = bytes[take(1)];
    if (value != 0 && value != 1) {
      throw new IOException("a boolean is " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int is " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[take(1)];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IOException("a number of more than 10 bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat((int) fixed(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(fixed(Double.BYTES));
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    int from = take(length);
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      byte[] again = text.getBytes(StandardCharsets.UTF_8);
      if (!Arrays.equals(again, 0, again.length, bytes, from, from + length)) {
        throw new IOException("a string is not UTF-8");
      }
    }
    return text;
  }

  @Override
  public void skipString() throws IOException {
    take(length());
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    int length = length();
    int from = take(length);
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + length));
  }

  @Override
  public void skipBytes() throws IOException {
    take(length());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return skipItems();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipMap() throws IOException {
    return skipItems();
  }

  /** Number of items in the next block; one item is taken to be a byte at least. */
  private long items() throws IOException {
    long count = readLong();
    if (count < 0) {
      // The block says its length in bytes too.
      count = -count;
      length();
    }
    if (count < 0 || count > remaining()) {
      throw new EOFException("a list of " + count + " in " + remaining() + " bytes");
    }
    return count;
  }

  /** Skips blocks that say their length; stops at one that does not, or with 0 at the end. */
  private long skipItems() throws IOException {
    long count = readLong();
    while (count < 0) {
      take(length());
      count = readLong();
    }
    if (count > remaining()) {
      throw new EOFException("a list of " + count + " in " + remaining() + " bytes");
    }
    return count;
  }

  private long fixed(int size) throws IOException {
    int from = take(size);
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << Byte.SIZE | bytes[from + i] & 0xFF;
    }
    return value;
  }

  private int length() throws IOException {
    long length = readLong();
    if (length < 0 || length > remaining()) {
      throw new EOFException("a length of " + length + " with " + remaining() + " bytes left");
    }
    return (int) length;
  }

  private int take(int count) throws IOException {
    if (count > remaining()) {
      throw new EOFException("it ends in the middle");
    }
    int from = at;
    at += count;
    return from;
  }
}
