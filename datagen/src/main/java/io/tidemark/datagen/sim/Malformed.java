package io.tidemark.datagen.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.contracts.Topic;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;

/** Makes records that cannot be used, of each sort in turn. */
final class Malformed {
  private static final Fault[] SORTS = {
    Fault.GARBAGE,
    Fault.TRUNCATED,
    Fault.UNKNOWN_SCHEMA,
    Fault.NULL_VALUE,
    Fault.KEY_MISMATCH,
    Fault.NEGATIVE,
    Fault.AHEAD
  };

  private static final long AHEAD_MICROS = 3_600_000_000L;
  private static final int GARBAGE_BYTES = 24;

  /** Avro's single-object encoding begins so; eight bytes of fingerprint follow. */
  private static final byte SINGLE_OBJECT = (byte) 0xC3;

  private final Writer writer;
  private final Rng rng;
  private int made;

  Malformed(Writer writer, int lane, Rng rng) {
    this.writer = writer;
    this.rng = rng;
    made = lane; // or few lanes with little traffic would make the first sort only
  }

  /**
   * Spoils a good record, which may be changed.
   *
   * @param wall the clock on the wall, in microseconds since the epoch
   */
  void send(Topic topic, SpecificRecord record, long ts, long wall, Sink sink) {
    Fault sort = SORTS[made++ % SORTS.length];
    long at = ts;
    if (sort == Fault.NEGATIVE) {
      negate(record);
    } else if (sort == Fault.AHEAD) {
      at = wall + AHEAD_MICROS;
      setTs(record, at);
    }
    byte[] key = writer.key(topic, record);
    byte[] value = writer.value(topic, record);
    switch (sort) {
      case GARBAGE -> value = garbage();
      case TRUNCATED -> value = Arrays.copyOf(value, value.length - 1);
      case UNKNOWN_SCHEMA -> value = foreign(value);
      case NULL_VALUE -> value = null;
      case KEY_MISMATCH -> key = ("not " + new String(key, UTF_8)).getBytes(UTF_8);
      default -> {}
    }
    sink.send(topic, key, value, at, sort.bit());
  }

  static void setTs(SpecificRecord record, long ts) {
    if (record instanceof Trade trade) {
      trade.setTs(Writer.instant(ts));
    } else if (record instanceof Tick tick) {
      tick.setTs(Writer.instant(ts));
    } else if (record instanceof Cash cash) {
      cash.setTs(Writer.instant(ts));
    }
  }

  private byte[] garbage() {
    byte[] bytes = new byte[GARBAGE_BYTES];
    rng.nextBytes(bytes);
    bytes[0] = '{'; // no encoding begins so
    return bytes;
  }

  /** Names a schema that nobody has: another fingerprint, or the highest id of a registry. */
  private byte[] foreign(byte[] value) {
    byte[] bytes = value.clone();
    if (bytes[0] == SINGLE_OBJECT) {
      byte[] fingerprint = new byte[8];
      rng.nextBytes(fingerprint);
      System.arraycopy(fingerprint, 0, bytes, 2, fingerprint.length);
    } else {
      bytes[1] = 0x7F;
      Arrays.fill(bytes, 2, 5, (byte) 0xFF);
    }
    return bytes;
  }

  private static void negate(SpecificRecord record) {
    if (record instanceof Trade trade) {
      trade.setQuantity(-trade.getQuantity());
    } else if (record instanceof Tick tick) {
      tick.setLast(1L);
      tick.setLastSize(-1L);
    } else if (record instanceof Cash cash) {
      cash.setKind(CashKind.DEPOSIT);
      cash.setAmount(-Math.abs(cash.getAmount()));
    }
  }
}
