package io.tidemark.engine.market;

import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A time window that is still open. */
final class Window {
  private long start;
  private long openTs;
  private long open;
  private long high;
  private long low;
  private long closeTs;
  private long close;
  private long ticks;
  private final Sum volume = new Sum();
  private final Sum notional = new Sum();

  /** Makes it an empty window that begins here. */
  void reset(long windowStart) {
    start = windowStart;
    ticks = 0;
    volume.clear();
    notional.clear();
  }

  /** First instant, µs. */
  long start() {
    return start;
  }

  /** Whether the sums can take this print. */
  boolean fits(Money size, Money value) {
    return volume.fits(size) && notional.fits(value);
  }

  /** Adds a price; on a tie of times the first arrival opens and the last one closes. */
  void add(long ts, long price) {
    if (ticks++ == 0) {
      openTs = ts;
      closeTs = ts;
      open = price;
      high = price;
      low = price;
      close = price;
      return;
    }
    if (ts < openTs) {
      openTs = ts;
      open = price;
    }
    if (ts >= closeTs) {
      closeTs = ts;
      close = price;
    }
    high = Math.max(high, price);
    low = Math.min(low, price);
  }

  /** Adds the known size of a print, and its price × size. */
  void addSize(Money size, Money value) {
    volume.add(size);
    notional.add(value);
  }

  /** Adds a window that lies in this one and behind all that it has. */
  void addAll(Window later) {
    if (ticks == 0) {
      openTs = later.openTs;
      open = later.open;
      high = later.high;
      low = later.low;
    }
    closeTs = later.closeTs;
    close = later.close;
    high = Math.max(high, later.high);
    low = Math.min(low, later.low);
    ticks += later.ticks;
    volume.add(later.volume.value());
    notional.add(later.notional.value());
  }

  /** Σ price × size of the prints whose size is known. */
  Money notional() {
    return notional.value();
  }

  /** The bar it has become. */
  Bar bar(String symbol, long interval) {
    Money total = volume.value();
    Money vwap = total.isZero() ? null : Money.divide(notional.value(), total);
    return new Bar(symbol, interval, start, open, high, low, close, total, vwap, ticks);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(start);
    out.writeLong(openTs);
    out.writeLong(open);
    out.writeLong(high);
    out.writeLong(low);
    out.writeLong(closeTs);
    out.writeLong(close);
    out.writeLong(ticks);
    volume.write(out);
    notional.write(out);
  }

  static Window read(DataInput in) throws IOException {
    Window window = new Window();
    window.start = in.readLong();
    window.openTs = in.readLong();
    window.open = in.readLong();
    window.high = in.readLong();
    window.low = in.readLong();
    window.closeTs = in.readLong();
    window.close = in.readLong();
    window.ticks = in.readLong();
    window.volume.readFrom(in);
    window.notional.readFrom(in);
    return window;
  }
}
