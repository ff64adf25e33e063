package io.tidemark.datagen.oracle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a recomputation makes of ticks; lengths in microseconds.
 *
 * @param cutInterval {@code valuation.interval}
 * @param marks {@code marks.policy}
 * @param barIntervals {@code bars.intervals}: the bars that are written
 * @param indicatorInterval {@code indicators.interval}: the bars that rules and indicators run on,
 *     but for the indicators whose names say another
 * @param indicators {@code indicators.names}, such as ema_38 or ema_38@1m
 * @param seed {@code indicators.seed}
 * @param sessionStart when the session of the VWAP begins, after midnight UTC
 * @param midClasses the asset classes whose bars come from mids; those of the others from prints
 * @param midSymbols the symbols for which that is otherwise: whether they come from mids
 * @param rules the shipped rules that are active
 */
public record MarketOptions(
    long cutInterval,
    Marks marks,
    Set<Long> barIntervals,
    long indicatorInterval,
    List<String> indicators,
    Seed seed,
    long sessionStart,
    Set<String> midClasses,
    Map<String, Boolean> midSymbols,
    Set<String> rules) {

  /** The rules that are active by default. */
  public static final Set<String> ALL_RULES =
      Set.of(
          "SPREAD_TIGHT",
          "BOOK_IMBALANCE",
          "EMA_CROSS",
          "BREAKOUT",
          "RSI",
          "MACD",
          "BOLLINGER",
          "VWAP_DEVIATION",
          "ZSCORE",
          "MOMENTUM");

  /** Which price values a position. */
  public enum Marks {
    /** The mid, or the last print where a side is missing. */
    MID,
    /** The last print. */
    LAST,
    /** The side it would close at, or the last print where that side is missing. */
    BID_ASK
  }

  /**
   * Copies the sets.
   *
   * @throws IllegalArgumentException if an indicator is not known
   */
  public MarketOptions {
    barIntervals = Set.copyOf(barIntervals);
    indicators = List.copyOf(indicators);
    midClasses = Set.copyOf(midClasses);
    midSymbols = Map.copyOf(midSymbols);
    rules = Set.copyOf(rules);
    for (String name : indicators) {
      Studies.name(bare(name));
      if (name.contains("@")) {
        Spans.parse(name.substring(name.indexOf('@') + 1));
      }
    }
  }

  /** By default. */
  public static MarketOptions standard() {
    return new MarketOptions(
        Spans.SECOND,
        Marks.MID,
        Set.of(5 * Spans.MINUTE),
        5 * Spans.MINUTE,
        List.of("ema_38", "ema_100"),
        Seed.SMA,
        0,
        Set.of("FX", "CFD"),
        Map.of(),
        ALL_RULES);
  }

  /** The same with other distances of cuts and another way to value. */
  public MarketOptions valued(long interval, Marks policy) {
    return new MarketOptions(
        interval,
        policy,
        barIntervals,
        indicatorInterval,
        indicators,
        seed,
        sessionStart,
        midClasses,
        midSymbols,
        rules);
  }

  /** The same with other bars. */
  public MarketOptions bars(Set<Long> intervals) {
    return new MarketOptions(
        cutInterval,
        marks,
        intervals,
        indicatorInterval,
        indicators,
        seed,
        sessionStart,
        midClasses,
        midSymbols,
        rules);
  }

  /** The same with other prices for bars. */
  public MarketOptions prices(Set<String> classesOfMids, Map<String, Boolean> symbolsOfMids) {
    return new MarketOptions(
        cutInterval,
        marks,
        barIntervals,
        indicatorInterval,
        indicators,
        seed,
        sessionStart,
        classesOfMids,
        symbolsOfMids,
        rules);
  }

  /** The same with other indicators, on other bars. */
  public MarketOptions indicators(long interval, List<String> names, Seed from) {
    return new MarketOptions(
        cutInterval,
        marks,
        barIntervals,
        interval,
        names,
        from,
        sessionStart,
        midClasses,
        midSymbols,
        rules);
  }

  /** The same with another start of the session. */
  public MarketOptions sessionStart(long afterMidnight) {
    return new MarketOptions(
        cutInterval,
        marks,
        barIntervals,
        indicatorInterval,
        indicators,
        seed,
        afterMidnight,
        midClasses,
        midSymbols,
        rules);
  }

  /** The same with other rules. */
  public MarketOptions rules(Set<String> active) {
    return new MarketOptions(
        cutInterval,
        marks,
        barIntervals,
        indicatorInterval,
        indicators,
        seed,
        sessionStart,
        midClasses,
        midSymbols,
        active);
  }

  /** The lengths of all bars that are needed, shortest first. */
  Set<Long> allIntervals() {
    Set<Long> all = new TreeSet<>(barIntervals);
    all.add(indicatorInterval);
    indicators.forEach(name -> all.add(interval(name)));
    return all;
  }

  /** The length of the bars that an indicator runs on. */
  long interval(String indicator) {
    int at = indicator.indexOf('@');
    return at < 0 ? indicatorInterval : Spans.parse(indicator.substring(at + 1));
  }

  /** An indicator's name without the interval. */
  static String bare(String indicator) {
    int at = indicator.indexOf('@');
    return at < 0 ? indicator : indicator.substring(0, at);
  }

  boolean fromMids(Instrument instrument) {
    return midSymbols.getOrDefault(
        instrument.symbol(), midClasses.contains(instrument.assetClass()));
  }
}
