package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.Tick;
import java.util.Arrays;

/**
 * Writes ticks as Avro does, by hand: the header of the wire format, then the fields in the order
 * of the schema. It learns the header from what the format makes of an example. Serves one thread.
 */
final class TickEncoder {
  private static final int LONGEST_VARINT = 10;
  private static final int FIELDS = 7;

  private final byte[] header;
  private byte[] buffer = new byte[256];
  private int at;

  /**
   * An encoder.
   *
   * @throws java.io.UncheckedIOException if a registry is needed and cannot be asked
   */
  static TickEncoder of(WireFormat format, String prefix) {
    WireFormat.Encoder<Tick> whole = format.encoder(Topic.TICKS.schema(), Topic.TICKS.name(prefix));
    TickDraft example = new TickDraft();
    example.clear();
    byte[] expected = whole.encode(example.record("S", "V", 1));
    int body = new TickEncoder(new byte[0]).encode(example, names("S", "V"), 1).length;
    return new TickEncoder(Arrays.copyOf(expected, expected.length - body));
  }

  private TickEncoder(byte[] header) {
    this.header = header;
  }

  /** A symbol and a venue as they stand in a tick. */
  static byte[] names(String symbol, String venue) {
    byte[] first = symbol.getBytes(UTF_8);
    byte[] second = venue.getBytes(UTF_8);
    TickEncoder text = new TickEncoder(new byte[0]);
    text.room(first.length + second.length);
    text.bytes(first);
    text.bytes(second);
    return Arrays.copyOf(text.buffer, text.at);
  }

  /**
   * The bytes of a tick.
   *
   * @param names of its symbol and venue, by {@link #names}
   * @param ts in microseconds since the epoch
   */
  byte[] encode(TickDraft tick, byte[] names, long ts) {
    at = 0;
    room(names.length);
    System.arraycopy(header, 0, buffer, 0, header.length);
    at = header.length;
    varint(ts);
    System.arraycopy(names, 0, buffer, at, names.length);
    at += names.length;
    optional(tick.bid);
    optional(tick.bidSize);
    optional(tick.ask);
    optional(tick.askSize);
    optional(tick.last);
    optional(tick.lastSize);
    return Arrays.copyOf(buffer, at);
  }

  private void room(int names) {
    int most = header.length + names + (FIELDS + 2) * (LONGEST_VARINT + 1);
    if (buffer.length < most) {
      buffer = new byte[most];
    }
  }

  private void bytes(byte[] bytes) {
    varint(bytes.length);
    System.arraycopy(bytes, 0, buffer, at, bytes.length);
    at += bytes.length;
  }

  /** The union of null and long. */
  private void optional(long value) {
    if (value == TickDraft.NONE) {
      buffer[at++] = 0;
    } else {
      buffer[at++] = 2;
      varint(value);
    }
  }

  private void varint(long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      buffer[at++] = (byte) (left & 0x7F | 0x80);
      left >>>= 7;
    }
    buffer[at++] = (byte) left;
  }
}
