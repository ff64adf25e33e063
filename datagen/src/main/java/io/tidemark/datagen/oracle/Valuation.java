package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account on the marks of one cut.
 *
 * @param byCurrency each currency's figures, opening cash in the base's cash
 * @param total their sum in base
 */
record Valuation(
    Map<String, Terms> byCurrency,
    Terms total,
    BigDecimal equity,
    String markStatus,
    String fxStatus) {

  static Valuation of(Account account, Market market, Rates rates, long cut) {
    Map<String, Terms> byCurrency = new TreeMap<>();
    account.booked.forEach(
        (currency, booked) -> {
          Terms terms = new Terms();
          terms.add(booked, Rates.Rate.ONE);
          byCurrency.put(currency, terms);
        });
    String base = account.row.base();
    Terms own = byCurrency.get(base);
    own.cash = own.cash.add(account.row.openingCash());
    String markStatus = "LIVE";
    for (Position position : account.positions.values()) {
      PositionView view = PositionView.of(position, market, cut);
      byCurrency.get(position.instrument.currency()).add(view.terms(position), Rates.Rate.ONE);
      if (position.now.open()) {
        markStatus = worse(markStatus, view.status());
      }
    }
    Terms total = new Terms();
    String fxStatus = "LIVE";
    for (Map.Entry<String, Terms> entry : byCurrency.entrySet()) {
      Rates.Rate rate = rates.find(entry.getKey(), base);
      if (rate != null) {
        total.add(entry.getValue(), rate);
      }
      if (entry.getValue().nonzero()) {
        fxStatus = worse(fxStatus, rate == null ? "MISSING" : rate.status(cut));
      }
    }
    BigDecimal equity = account.row.openingCash().add(total.deposits).add(total.netPnl());
    return new Valuation(byCurrency, total, equity, markStatus, fxStatus);
  }

  private static String worse(String a, String b) {
    return rank(a) >= rank(b) ? a : b;
  }

  private static int rank(String status) {
    return switch (status) {
      case "LIVE" -> 0;
      case "STALE" -> 1;
      default -> 2;
    };
  }
}
