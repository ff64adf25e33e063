package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of MARKET. Intervals are in µs, positive whole milliseconds, because the caller's
 * watermark counts milliseconds.
 *
 * @param cutInterval distance between cuts
 * @param barIntervals lengths of the bars that are handed out; may be empty
 * @param partialBars whether a bar is also handed out at each cut while it is open
 * @param indicators the indicators that are handed out
 * @param emaSeed how exponential averages begin
 * @param sessionStart where the day of a session's VWAP begins, µs after midnight UTC
 * @param prices where bar prices come from, for each asset class; a class left out takes prints
 * @param pricesOf the same for single symbols, before their class
 * @param rules the rules, with unique names
 * @param defaults what holds for a symbol without an instrument row; its symbol means nothing
 */
public record MarketConfig(
    long cutInterval,
    Set<Long> barIntervals,
    boolean partialBars,
    List<IndicatorName> indicators,
    EmaSeed emaSeed,
    long sessionStart,
    Map<AssetClass, PriceSource> prices,
    Map<String, PriceSource> pricesOf,
    List<Rule> rules,
    Instrument defaults)
    implements Serializable {

  private static final long SECOND = 1_000_000L;
  private static final long MILLISECOND = 1_000L;
  private static final long DAY = 86_400 * SECOND;

  /** Checks every setting; an {@link IllegalArgumentException} says in one line what is wrong. */
  public MarketConfig {
    Objects.requireNonNull(emaSeed, "emaSeed");
    Objects.requireNonNull(defaults, "defaults");
    requireInterval("cut interval", cutInterval);
    barIntervals.forEach(interval -> requireInterval("bar interval", interval));
    barIntervals = Collections.unmodifiableSet(new TreeSet<>(barIntervals));
    if (sessionStart < 0 || sessionStart >= DAY) {
      throw new IllegalArgumentException(
          "session start of " + sessionStart + " µs is not in a day");
    }
    indicators = List.copyOf(indicators);
    indicators.forEach(i -> requireInterval("interval of indicator", i.interval()));
    requireDistinct(
        "indicator", indicators.stream().map(i -> i.name().text() + "@" + i.interval()).toList());
    EnumMap<AssetClass, PriceSource> allPrices = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      allPrices.put(assetClass, prices.getOrDefault(assetClass, PriceSource.PRINTS));
    }
    prices = Collections.unmodifiableMap(allPrices);
    pricesOf = Collections.unmodifiableMap(new TreeMap<>(pricesOf));
    rules = List.copyOf(rules);
    requireDistinct("rule", rules.stream().map(Rule::name).toList());
  }

  /** What a user gets without asking, with these rules. */
  public static MarketConfig standard(List<Rule> rules) {
    return new MarketConfig(
        SECOND,
        Set.of(300 * SECOND),
        false,
        List.of(
            IndicatorName.parse("ema_38", 300 * SECOND),
            IndicatorName.parse("ema_100", 300 * SECOND)),
        EmaSeed.SMA,
        0,
        Map.of(AssetClass.FX, PriceSource.MIDS, AssetClass.CFD, PriceSource.MIDS),
        Map.of(),
        rules,
        new Instrument(
            "*", AssetClass.EQUITY, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR));
  }

  /** The same with other rules. */
  public MarketConfig withRules(List<Rule> others) {
    return new MarketConfig(
        cutInterval,
        barIntervals,
        partialBars,
        indicators,
        emaSeed,
        sessionStart,
        prices,
        pricesOf,
        others,
        defaults);
  }

  private static void requireInterval(String what, long micros) {
    if (micros <= 0 || micros % MILLISECOND != 0) {
      throw new IllegalArgumentException(
          what + " of " + micros + " µs is not a positive number of whole milliseconds");
    }
  }

  private static void requireDistinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(what + " " + name + " is named twice");
      }
    }
  }
}
