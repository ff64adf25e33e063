package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The rules that read one symbol's quote after each tick; they fire on the edge. */
final class BookRules {
  static final Set<String> NAMES = Set.of("SPREAD_TIGHT", "BOOK_IMBALANCE");

  private static final BigDecimal TIGHT = new BigDecimal("0.0001");
  private static final BigDecimal HEAVY = new BigDecimal("1.5");
  private static final BigDecimal LOT = BigDecimal.valueOf(10000);

  private final Instrument instrument;
  private final Set<String> active;
  private boolean tight;
  private boolean bidHeavy;
  private boolean askHeavy;

  BookRules(Instrument instrument, Set<String> active) {
    this.instrument = instrument;
    this.active = active;
  }

  /** Whether any rule here serves the symbol. */
  boolean serves() {
    return serves("CRYPTO", "SPREAD_TIGHT") || serves("FX", "BOOK_IMBALANCE");
  }

  private boolean serves(String assetClass, String rule) {
    return instrument.assetClass().equals(assetClass) && active.contains(rule);
  }

  /** Compares with the quote after the last tick, and adds a row for each edge. */
  void read(long ts, Book book, Consumer<List<String>> out) {
    Book.Best bid = book.bestBid();
    Book.Best ask = book.bestAsk();
    boolean quoted = bid != null && ask != null && bid.price().compareTo(ask.price()) <= 0;
    if (serves("CRYPTO", "SPREAD_TIGHT")) {
      readSpread(ts, quoted && bid.size() != null, bid, ask, out);
    } else if (serves("FX", "BOOK_IMBALANCE")) {
      readSizes(ts, quoted && bid.size() != null && ask.size() != null, bid, ask, out);
    }
  }

  private void readSpread(
      long ts, boolean known, Book.Best bid, Book.Best ask, Consumer<List<String>> out) {
    boolean was = tight;
    BigDecimal spread = known ? ask.price().subtract(bid.price()) : null;
    BigDecimal limit = known ? TIGHT.multiply(bid.price()) : null;
    tight = known && spread.compareTo(limit) < 0;
    if (tight && !was) {
      BigDecimal size = bid.size().min(BigDecimal.ONE);
      out.accept(row(ts, "SPREAD_TIGHT", "BUY", ask.price(), size, spread, limit));
    }
  }

  private void readSizes(
      long ts, boolean known, Book.Best bid, Book.Best ask, Consumer<List<String>> out) {
    boolean wasBid = bidHeavy;
    boolean wasAsk = askHeavy;
    BigDecimal bidLimit = known ? HEAVY.multiply(ask.size()) : null;
    BigDecimal askLimit = known ? HEAVY.multiply(bid.size()) : null;
    bidHeavy = known && bid.size().compareTo(bidLimit) > 0;
    askHeavy = known && ask.size().compareTo(askLimit) > 0;
    if (bidHeavy && !wasBid) {
      out.accept(row(ts, "BOOK_IMBALANCE", "BUY", ask.price(), LOT, bid.size(), bidLimit));
    }
    if (askHeavy && !wasAsk) {
      out.accept(row(ts, "BOOK_IMBALANCE", "SELL", bid.price(), LOT, ask.size(), askLimit));
    }
  }

  private List<String> row(
      long ts,
      String rule,
      String direction,
      BigDecimal price,
      BigDecimal size,
      BigDecimal value,
      BigDecimal threshold) {
    return List.of(
        Numbers.time(ts),
        instrument.symbol(),
        rule,
        direction,
        Numbers.print(price),
        Numbers.print(size),
        Numbers.print(value),
        Numbers.print(threshold),
        rule);
  }
}
