package io.tidemark.datagen.oracle;

import io.tidemark.datagen.oracle.Comparison.Op;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The shipped rules that read the bars of one symbol; they fire on the edge. */
final class BarRules {
  private record Rule(String name, Comparison buy, Comparison sell) {}

  private final Chart chart;
  private final Seed seed;

  private BarRules(Chart chart, Seed seed) {
    this.chart = chart;
    this.seed = seed;
  }

  /** Whether any of the rules reads bars. */
  static boolean any(Set<String> names) {
    return !BookRules.NAMES.containsAll(names);
  }

  /**
   * Reads a symbol's bars from the first to the last.
   *
   * @param interval the bars' length, microseconds
   * @param names which rules are active
   * @param signals takes a row for each signal there must be
   * @param ties takes a row for each signal that may be there or not, since figures were too close
   * @param witness is shown both sides of each rule
   */
  static void read(
      String symbol,
      long interval,
      Chart chart,
      Seed seed,
      Set<String> names,
      Consumer<List<String>> signals,
      Consumer<List<String>> ties,
      MarketWitness witness) {
    for (Rule rule : new BarRules(chart, seed).rules()) {
      if (names.contains(rule.name)) {
        witness.rule(symbol, interval, rule.name, rule.buy, chart);
      }
      for (int i = 0; i < chart.length() && names.contains(rule.name); i++) {
        Truth buys = rule.buy.becomesTrue(i);
        Truth sells = rule.sell.becomesTrue(i).and(buys.not());
        String end = Numbers.time(chart.bar(i).start() + interval);
        if (buys != Truth.NO) {
          List<String> row = row(end, symbol, rule.name, "BUY", rule.buy, chart, i);
          (buys == Truth.YES ? signals : ties).accept(row);
        }
        if (sells != Truth.NO) {
          List<String> row = row(end, symbol, rule.name, "SELL", rule.sell, chart, i);
          (sells == Truth.YES ? signals : ties).accept(row);
        }
      }
    }
  }

  private static List<String> row(
      String end,
      String symbol,
      String rule,
      String direction,
      Comparison condition,
      Chart chart,
      int i) {
    return List.of(
        end,
        symbol,
        rule,
        direction,
        Numbers.print(chart.bar(i).closePrice()),
        "",
        condition.left().text().apply(i),
        condition.right().text().apply(i),
        rule);
  }

  private List<Rule> rules() {
    Side close = Side.close(chart);
    Side vwap = study("vwap");
    return List.of(
        crossing("EMA_CROSS", study("ema_38"), study("ema_100")),
        new Rule(
            "BREAKOUT",
            new Comparison(close, Op.ABOVE, study("donchian_upper_20").earlier()),
            new Comparison(close, Op.BELOW, study("donchian_lower_20").earlier())),
        outside("RSI", study("rsi_14"), number("30"), number("70")),
        crossing("MACD", study("macd"), study("macd_signal")),
        outside("BOLLINGER", close, study("bollinger_lower"), study("bollinger_upper")),
        outside("VWAP_DEVIATION", close, vwap.times(0.99), vwap.times(1.01)),
        outside("ZSCORE", study("zscore_20"), number("-2"), number("2")),
        crossing("MOMENTUM", study("mom_10"), number("0")));
  }

  /** Buys as one rises above the other, sells as it falls below. */
  private static Rule crossing(String name, Side side, Side other) {
    return new Rule(
        name,
        new Comparison(side, Op.CROSSES_ABOVE, other),
        new Comparison(side, Op.CROSSES_BELOW, other));
  }

  /** Buys below one, sells above another. */
  private static Rule outside(String name, Side side, Side low, Side high) {
    return new Rule(
        name, new Comparison(side, Op.BELOW, low), new Comparison(side, Op.ABOVE, high));
  }

  private Side study(String name) {
    return Side.study(name, chart, seed);
  }

  private Side number(String text) {
    return Side.number(text, chart);
  }
}
