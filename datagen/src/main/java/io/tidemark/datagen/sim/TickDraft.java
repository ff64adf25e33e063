package io.tidemark.datagen.sim;

import io.tidemark.wire.Tick;

/** A tick in the making, used again and again; {@link #NONE} where there is no value. */
final class TickDraft {
  static final long NONE = Long.MIN_VALUE;

  int symbol;
  int venue;
  long bid;
  long bidSize;
  long ask;
  long askSize;
  long last;
  long lastSize;

  void clear() {
    bid = NONE;
    bidSize = NONE;
    ask = NONE;
    askSize = NONE;
    last = NONE;
    lastSize = NONE;
  }

  Tick record(String symbolName, String venueName, long ts) {
    Tick tick = new Tick();
    tick.setTs(Writer.instant(ts));
    tick.setSymbol(symbolName);
    tick.setVenue(venueName);
    tick.setBid(value(bid));
    tick.setBidSize(value(bidSize));
    tick.setAsk(value(ask));
    tick.setAskSize(value(askSize));
    tick.setLast(value(last));
    tick.setLastSize(value(lastSize));
    return tick;
  }

  private static Long value(long units) {
    return units == NONE ? null : Long.valueOf(units);
  }
}
