package io.tidemark.engine.ledger;

import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.util.HashMap;
import java.util.Map;

/** A market that a test moves by hand. Prices are text; "" is an absent one. */
final class FakeMarket implements Market {
  private final Map<String, Mark> marks = new HashMap<>();
  private final Map<String, Instrument> instruments = new HashMap<>();

  @Override
  public Mark mark(String symbol) {
    return marks.get(symbol);
  }

  @Override
  public Instrument instrument(String symbol) {
    return instruments.get(symbol);
  }

  void list(String symbol, AssetClass assetClass, String currency, String multiplier) {
    list(symbol, assetClass, currency, multiplier, ContractKind.LINEAR);
  }

  void list(
      String symbol, AssetClass assetClass, String currency, String multiplier, ContractKind kind) {
    long units = Fixed8.parse(multiplier) / (Fixed8.ONE / Instrument.MULTIPLIER_ONE);
    instruments.put(symbol, new Instrument(symbol, assetClass, currency, units, kind));
  }

  /** Bid and ask at this price. */
  void quote(String symbol, String price, long ts) {
    mark(symbol, price, ts, price, ts, "", 0);
  }

  void print(String symbol, String last, long ts) {
    mark(symbol, "", 0, "", 0, last, ts);
  }

  void mark(
      String symbol, String bid, long bidTs, String ask, long askTs, String last, long lastTs) {
    Mark mark = new Mark(symbol, 0, units(bid), bidTs, units(ask), askTs, units(last), lastTs);
    marks.put(symbol, mark);
  }

  void forget(String symbol) {
    marks.remove(symbol);
  }

  private static long units(String price) {
    return price.isEmpty() ? Fixed8.ABSENT : Fixed8.parse(price);
  }
}
