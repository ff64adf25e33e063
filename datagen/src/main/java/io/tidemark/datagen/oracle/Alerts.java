package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Holds the figures of accounts against their limits, and tells of breaches and their ends. */
final class Alerts {
  private record Breach(String account, String symbol, LimitRow.Kind kind) {}

  private final Limits limits;
  private final Rates rates;
  private final Market market;
  private final Set<Breach> breaches = new HashSet<>();
  private final Table rows;

  /** {@code rows} takes a row for each breach and each end of one. */
  Alerts(Limits limits, Rates rates, Market market, Table rows) {
    this.rows = rows;
    this.limits = limits;
    this.rates = rates;
    this.market = market;
  }

  /** Judges an account that was valued at a cut. */
  void judge(Account account, long cut) {
    for (LimitRow row : limits.of(account.row.account())) {
      Map<LimitRow.Kind, BigDecimal> figures =
          row.symbol().isEmpty() ? figures(account) : figures(account, row.symbol(), cut);
      row.most()
          .forEach(
              (kind, limit) -> {
                if (figures.containsKey(kind)) {
                  judge(account, row.symbol(), kind, figures.get(kind), limit, cut);
                }
              });
    }
  }

  private void judge(
      Account account,
      String symbol,
      LimitRow.Kind kind,
      BigDecimal figure,
      BigDecimal limit,
      long cut) {
    Breach breach = new Breach(account.row.account(), symbol, kind);
    boolean beyond = figure.compareTo(limit) > 0;
    if (beyond ? breaches.add(breach) : breaches.remove(breach)) {
      rows.add(
          List.of(
              Numbers.time(cut),
              breach.account,
              symbol,
              kind.name(),
              beyond ? "BREACH" : "CLEAR",
              Numbers.print(figure),
              Numbers.print(limit),
              kind == LimitRow.Kind.POSITION ? "" : account.row.base()));
    }
  }

  /** Those of the whole account that are known; none while a mark or a rate is missing. */
  private Map<LimitRow.Kind, BigDecimal> figures(Account account) {
    Map<LimitRow.Kind, BigDecimal> figures = new EnumMap<>(LimitRow.Kind.class);
    if (account.complete) {
      BigDecimal gross = BigDecimal.ZERO;
      BigDecimal net = BigDecimal.ZERO;
      for (Map.Entry<String, Held> entry : account.held.entrySet()) {
        Rates.Rate rate = rates.find(entry.getKey(), account.row.base());
        if (rate != null) {
          gross = gross.add(rate.convert(entry.getValue().gross()));
          net = net.add(rate.convert(entry.getValue().net()));
        }
      }
      figures.put(LimitRow.Kind.GROSS, gross);
      figures.put(LimitRow.Kind.NET, net.abs());
      BigDecimal loss = account.day.pnl(account.total).negate();
      figures.put(LimitRow.Kind.DAY_LOSS, loss.max(BigDecimal.ZERO));
      figures.put(LimitRow.Kind.DRAWDOWN, account.drawdown);
    }
    return figures;
  }

  /** Those of a symbol over all books: the position always, what it is worth if that is known. */
  private Map<LimitRow.Kind, BigDecimal> figures(Account account, String symbol, long cut) {
    BigDecimal quantity = BigDecimal.ZERO;
    Map<String, BigDecimal> gross = new TreeMap<>();
    Map<String, BigDecimal> net = new TreeMap<>();
    boolean known = true;
    for (Position position : account.positions.values()) {
      if (position.instrument.symbol().equals(symbol) && position.now.open()) {
        PositionView view = PositionView.of(position, market, cut);
        quantity = quantity.add(position.now.quantity);
        known &= view.mark() != null;
        gross.merge(position.instrument.currency(), view.exposure().abs(), BigDecimal::add);
        net.merge(position.instrument.currency(), view.exposure(), BigDecimal::add);
      }
    }
    Map<LimitRow.Kind, BigDecimal> figures = new EnumMap<>(LimitRow.Kind.class);
    figures.put(LimitRow.Kind.POSITION, quantity.abs());
    String base = account.row.base();
    if (known && gross.keySet().stream().allMatch(currency -> rates.find(currency, base) != null)) {
      figures.put(LimitRow.Kind.GROSS, converted(gross, base));
      figures.put(LimitRow.Kind.NET, converted(net, base).abs());
    }
    return figures;
  }

  private BigDecimal converted(Map<String, BigDecimal> amounts, String base) {
    return amounts.entrySet().stream()
        .map(entry -> rates.find(entry.getKey(), base).convert(entry.getValue()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
