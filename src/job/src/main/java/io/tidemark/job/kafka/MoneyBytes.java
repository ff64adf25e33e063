package io.tidemark.job.kafka;

import io.tidemark.engine.num.Money;
import java.nio.ByteBuffer;

/** Money as Avro's decimal of scale 20: big-endian two's complement, as short as it can be. */
public final class MoneyBytes {
  private static final int LONGEST = 2 * Long.BYTES;

  private MoneyBytes() {}

  /** The bytes of an amount; null for null. */
  public static ByteBuffer of(Money money) {
    if (money == null) {
      return null;
    }
    byte[] all = new byte[LONGEST];
    ByteBuffer.wrap(all).putLong(money.hi()).putLong(money.lo());
    int start = 0;
    // A byte that only repeats the sign of the next one says nothing.
    while (start < LONGEST - 1 && all[start] == all[start + 1] >> 7) {
      start++;
    }
    return ByteBuffer.wrap(all, start, LONGEST - start).slice();
  }

  /**
   * The amount of some bytes, which stay as they are; null for null.
   *
   * @throws IllegalArgumentException if they are none, or more than 128 bits
   */
  public static Money read(ByteBuffer bytes) {
    if (bytes == null) {
      return null;
    }
    int length = bytes.remaining();
    if (length == 0) {
      throw new IllegalArgumentException("an amount has no bytes");
    }
    long sign = bytes.get(bytes.position()) < 0 ? -1 : 0;
    long hi = sign;
    long lo = sign;
    for (int i = 0; i < length; i++) {
      byte b = bytes.get(bytes.position() + i);
      if (i < length - LONGEST && b != sign || i == length - LONGEST && (b < 0) != (sign < 0)) {
        throw new IllegalArgumentException("an amount passes 128 bits");
      }
      hi = hi << 8 | lo >>> 56;
      lo = lo << 8 | b & 0xFF;
    }
    return Money.ofUnits(hi, lo);
  }
}
