package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** Makes records that cannot be used, of each sort in turn. */
final class Malformed {
  private enum Sort {
    GARBAGE,
    TRUNCATED,
    UNKNOWN_SCHEMA,
    NULL_VALUE,
    KEY_MISMATCH,
    NEGATIVE,
    AHEAD
  }

  private static final Sort[] SORTS = Sort.values();
  private static final Duration AHEAD = Duration.ofHours(1);
  private static final int GARBAGE_BYTES = 24;

  /** Avro's single-object encoding begins so; eight bytes of fingerprint follow. */
  private static final byte SINGLE_OBJECT = (byte) 0xC3;

  private final Writer writer;
  private final Random random;
  private int made;

  Malformed(Writer writer, Random random) {
    this.writer = writer;
    this.random = random;
  }

  /** Spoils a good record, which may be changed. */
  Message of(Topic topic, SpecificRecord record) {
    Sort sort = SORTS[made++ % SORTS.length];
    if (sort == Sort.NEGATIVE) {
      negate(record);
    } else if (sort == Sort.AHEAD) {
      advance(record);
    }
    Message good = writer.message(topic, record);
    byte[] value = good.value();
    return switch (sort) {
      case GARBAGE -> new Message(topic, good.key(), garbage());
      case TRUNCATED -> new Message(topic, good.key(), Arrays.copyOf(value, value.length - 1));
      case UNKNOWN_SCHEMA -> new Message(topic, good.key(), foreign(value));
      case NULL_VALUE -> new Message(topic, good.key(), null);
      case KEY_MISMATCH -> new Message(topic, "not " + good.key(), value);
      default -> good;
    };
  }

  private byte[] garbage() {
    byte[] bytes = new byte[GARBAGE_BYTES];
    random.nextBytes(bytes);
    bytes[0] = '{'; // no encoding begins so
    return bytes;
  }

  /** Names a schema that nobody has: another fingerprint, or the highest id of a registry. */
  private byte[] foreign(byte[] value) {
    byte[] bytes = value.clone();
    if (bytes[0] == SINGLE_OBJECT) {
      byte[] fingerprint = new byte[8];
      random.nextBytes(fingerprint);
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

  private static void advance(SpecificRecord record) {
    if (record instanceof Trade trade) {
      trade.setTs(trade.getTs().plus(AHEAD));
    } else if (record instanceof Tick tick) {
      tick.setTs(tick.getTs().plus(AHEAD));
    } else if (record instanceof Cash cash) {
      cash.setTs(cash.getTs().plus(AHEAD));
    }
  }
}
