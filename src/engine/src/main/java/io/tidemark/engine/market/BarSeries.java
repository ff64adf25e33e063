package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.study.Candle;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is kept of a symbol's closed bars of one length: indicators, and the newest two bars. */
final class BarSeries {
  private final long interval;

  /** Indicators, in the order of the plan that the state is bound to. */
  StudySlot[] slots = {};

  /** Whether the newest bars are kept. */
  boolean keepsBars;

  private Bar newest;
  private Bar before;

  BarSeries(long interval) {
    this.interval = interval;
  }

  long interval() {
    return interval;
  }

  /** The newest closed bar, or the one before it; null if there is none or none is kept. */
  Bar bar(boolean theOneBefore) {
    return theOneBefore ? before : newest;
  }

  /** Forgets the newest bars, if it is not to keep them. */
  void keepBars(boolean keep) {
    keepsBars = keep;
    if (!keep) {
      newest = null;
      before = null;
    }
  }

  /** The indicator of a key, which the plan has put there. */
  StudySlot slot(String key) {
    for (StudySlot slot : slots) {
      if (slot.key().equals(key)) {
        return slot;
      }
    }
    throw new IllegalStateException("no indicator " + key + " on bars of " + interval + " µs");
  }

  /** Takes the next bar. */
  void add(Bar bar, Money notional) {
    if (keepsBars) {
      before = newest;
      newest = bar;
    }
    if (slots.length > 0) {
      Candle candle =
          new Candle(
              bar.start(),
              bar.end(),
              Doubles.ofFixed8(bar.open()),
              Doubles.ofFixed8(bar.high()),
              Doubles.ofFixed8(bar.low()),
              Doubles.ofFixed8(bar.close()),
              Doubles.ofMoney(bar.volume()),
              Doubles.ofMoney(notional),
              bar.ticks());
      for (StudySlot slot : slots) {
        slot.add(candle);
      }
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(interval);
    write(newest, out);
    write(before, out);
    out.writeShort(slots.length);
    for (StudySlot slot : slots) {
      slot.write(out);
    }
  }

  static BarSeries read(DataInput in) throws IOException {
    BarSeries series = new BarSeries(in.readLong());
    series.newest = readBar(series.interval, in);
    series.before = readBar(series.interval, in);
    series.slots = new StudySlot[in.readUnsignedShort()];
    for (int i = 0; i < series.slots.length; i++) {
      series.slots[i] = StudySlot.read(in);
    }
    return series;
  }

  private static void write(Bar bar, DataOutput out) throws IOException {
    out.writeBoolean(bar != null);
    if (bar != null) {
      out.writeLong(bar.start());
      out.writeLong(bar.open());
      out.writeLong(bar.high());
      out.writeLong(bar.low());
      out.writeLong(bar.close());
      Wire.writeMoney(bar.volume(), out);
      out.writeBoolean(bar.vwap() != null);
      if (bar.vwap() != null) {
        Wire.writeMoney(bar.vwap(), out);
      }
      out.writeLong(bar.ticks());
    }
  }

  /** The bar without its symbol, which no rule asks for. */
  private static Bar readBar(long interval, DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Bar(
        "",
        interval,
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Wire.readMoney(in),
        in.readBoolean() ? Wire.readMoney(in) : null,
        in.readLong());
  }
}
