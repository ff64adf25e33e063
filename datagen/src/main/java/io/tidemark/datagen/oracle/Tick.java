package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.math.BigDecimal;

/** A quote, one side of it, a print, or several; absent parts are null. */
record Tick(
    long ts,
    String symbol,
    String venue,
    BigDecimal bid,
    BigDecimal bidSize,
    BigDecimal ask,
    BigDecimal askSize,
    BigDecimal last,
    BigDecimal lastSize)
    implements Event {

  static Tick parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    Tick tick =
        new Tick(
            Fields.time(row, "ts"),
            Fields.name(row, "symbol"),
            Fields.optionalName(row, "venue"),
            Fields.decimal(row, "bid", 8),
            size(row, "bid_size"),
            Fields.decimal(row, "ask", 8),
            size(row, "ask_size"),
            Fields.decimal(row, "last", 8),
            size(row, "last_size"));
    boolean sizeAlone =
        (tick.bid == null && tick.bidSize != null && tick.bidSize.signum() != 0)
            || (tick.ask == null && tick.askSize != null && tick.askSize.signum() != 0)
            || (tick.last == null && tick.lastSize != null);
    if (sizeAlone || (!tick.hasBid() && !tick.hasAsk() && tick.last == null)) {
      throw new Unusable("EMPTY_TICK");
    }
    return tick;
  }

  /** Whether the tick says something of the bid, be it that there is none. */
  boolean hasBid() {
    return bid != null || bidSize != null;
  }

  boolean hasAsk() {
    return ask != null || askSize != null;
  }

  private static BigDecimal size(CsvRow row, String column) throws Unusable {
    BigDecimal size = Fields.decimal(row, column, 8);
    if (size != null && size.signum() < 0) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return size;
  }
}
