package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The newest word of each venue on one side of the quote. Venues are numbers here; a venue that
 * withdrew keeps the time of its withdrawal, so that an older quote does not bring it back.
 */
final class QuoteSide {
  /** The time of a venue that has said nothing. */
  static final long NEVER = Long.MIN_VALUE;

  private static final int SIZE = 1;
  private static final int TS = 2;
  private static final int STRIDE = 3;

  private final boolean highestIsBest;
  private long[] cells = {};

  private long bestPrice = Fixed8.ABSENT;
  private long bestSize = Fixed8.ABSENT;
  private long bestTs;
  private boolean bestSizeFits = true;

  /** Whether an update came since the best was found. */
  private boolean stale;

  QuoteSide(boolean highestIsBest) {
    this.highestIsBest = highestIsBest;
  }

  /**
   * Takes a venue's update unless a newer one stands; at equal time the later arrival wins.
   *
   * @param price 1e-8, absent to withdraw
   * @param size 1e-8, absent if unknown
   * @return whether it was taken
   */
  boolean accept(int venue, long price, long size, long ts) {
    int at = venue * STRIDE;
    if (at >= cells.length) {
      grow(at + STRIDE);
    }
    if (ts < cells[at + TS]) {
      return false;
    }
    cells[at] = price;
    cells[at + SIZE] = size;
    cells[at + TS] = ts;
    stale = true;
    return true;
  }

  /** Takes every update that another side holds; its arrivals are the later ones. */
  void acceptAll(QuoteSide later) {
    for (int at = 0; at < later.cells.length; at += STRIDE) {
      if (later.cells[at + TS] != NEVER) {
        accept(at / STRIDE, later.cells[at], later.cells[at + SIZE], later.cells[at + TS]);
      }
    }
  }

  /** Forgets everything but the room it has. */
  void clear() {
    clearFrom(0);
    stale = true;
  }

  /** Finds the best price anew if need be; to be called after updates, before the best is read. */
  void findBest() {
    if (!stale) {
      return;
    }
    stale = false;
    long price = Fixed8.ABSENT;
    long size = Fixed8.ABSENT;
    long ts = 0;
    boolean fits = true;
    for (int at = 0; at < cells.length; at += STRIDE) {
      long candidate = cells[at];
      if (candidate == Fixed8.ABSENT) {
        continue;
      }
      long candidateSize = cells[at + SIZE];
      if (price == Fixed8.ABSENT || (candidate != price && candidate > price == highestIsBest)) {
        price = candidate;
        size = candidateSize;
        ts = cells[at + TS];
        fits = true;
      } else if (candidate == price) {
        ts = Math.max(ts, cells[at + TS]);
        if (size == Fixed8.ABSENT) {
          size = candidateSize;
        } else if (candidateSize != Fixed8.ABSENT) {
          fits &= size <= Long.MAX_VALUE - candidateSize;
          size = fits ? size + candidateSize : Long.MAX_VALUE;
        }
      }
    }
    bestPrice = price;
    bestSize = size;
    bestTs = ts;
    bestSizeFits = fits;
  }

  /** Best price, 1e-8; absent if no venue stands. */
  long bestPrice() {
    return bestPrice;
  }

  /** Newest time among the venues at the best price, µs; 0 if no venue stands. */
  long bestTs() {
    return bestTs;
  }

  /**
   * Sum of the known sizes at the best price, 1e-8; absent if none is known, the largest long if it
   * does not fit one.
   */
  long bestSize() {
    return bestSize;
  }

  /** Whether {@link #bestSize()} is the whole sum. */
  boolean bestSizeFits() {
    return bestSizeFits;
  }

  /** As {@link #bestSize()}, whatever it comes to; it must not be absent. */
  BigInteger exactBestSize() {
    BigInteger sum = BigInteger.ZERO;
    for (int at = 0; at < cells.length; at += STRIDE) {
      if (cells[at] == bestPrice && cells[at + SIZE] != Fixed8.ABSENT) {
        sum = sum.add(BigInteger.valueOf(cells[at + SIZE]));
      }
    }
    return sum;
  }

  /** Time of the newest update, µs; {@link #NEVER} if there was none. */
  long newest() {
    long newest = NEVER;
    for (int at = 0; at < cells.length; at += STRIDE) {
      newest = Math.max(newest, cells[at + TS]);
    }
    return newest;
  }

  void write(DataOutput out) throws IOException {
    int venues = 0;
    for (int at = 0; at < cells.length; at += STRIDE) {
      venues += cells[at + TS] != NEVER ? 1 : 0;
    }
    out.writeShort(venues);
    for (int at = 0; at < cells.length; at += STRIDE) {
      if (cells[at + TS] != NEVER) {
        out.writeShort(at / STRIDE);
        out.writeLong(cells[at]);
        out.writeLong(cells[at + SIZE]);
        out.writeLong(cells[at + TS]);
      }
    }
  }

  void readFrom(DataInput in) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      int venue = in.readUnsignedShort();
      accept(venue, in.readLong(), in.readLong(), in.readLong());
    }
    findBest();
  }

  private void grow(int length) {
    int from = cells.length;
    cells = Arrays.copyOf(cells, length);
    clearFrom(from);
  }

  private void clearFrom(int from) {
    for (int at = from; at < cells.length; at += STRIDE) {
      cells[at] = Fixed8.ABSENT;
      cells[at + SIZE] = Fixed8.ABSENT;
      cells[at + TS] = NEVER;
    }
  }
}
