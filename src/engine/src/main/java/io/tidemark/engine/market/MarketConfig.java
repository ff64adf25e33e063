package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.study.EmaSeed;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of MARKET. Intervals are in µs, positive whole milliseconds, because the caller's
 * watermark counts milliseconds.
 *
 * @param cutInterval distance between cuts
 * @param barIntervals lengths of the bars that are handed out; may be empty
 * @param indicatorInterval length of the bars that indicators and crosses run on
 * @param indicators names of the indicators to hand out, {@code ema_N} in this version
 * @param emaSeed how averages begin
 * @param prices where bar prices come from, for each asset class; a class left out takes prints
 * @param rules the rules, with unique names
 * @param defaults what holds for a symbol without an instrument row; its symbol means nothing
 */
public record MarketConfig(
    long cutInterval,
    Set<Long> barIntervals,
    long indicatorInterval,
    List<String> indicators,
    EmaSeed emaSeed,
    Map<AssetClass, PriceSource> prices,
    List<Rule> rules,
    Instrument defaults)
    implements Serializable {

  /** Longest period of an indicator, in bars. */
  public static final int MAX_PERIOD = 10_000;

  private static final long SECOND = 1_000_000L;
  private static final long MILLISECOND = 1_000L;
  private static final Pattern EMA = Pattern.compile("ema_([1-9][0-9]{0,4})");

  /** Checks every setting; an {@link IllegalArgumentException} says in one line what is wrong. */
  public MarketConfig {
    Objects.requireNonNull(emaSeed, "emaSeed");
    Objects.requireNonNull(defaults, "defaults");
    requireInterval("cut interval", cutInterval);
    barIntervals.forEach(interval -> requireInterval("bar interval", interval));
    requireInterval("indicator interval", indicatorInterval);
    barIntervals = Collections.unmodifiableSet(new TreeSet<>(barIntervals));
    indicators = List.copyOf(indicators);
    indicators.forEach(MarketConfig::emaPeriod);
    requireDistinct("indicator", indicators);
    EnumMap<AssetClass, PriceSource> allPrices = new EnumMap<>(AssetClass.class);
    for (AssetClass assetClass : AssetClass.values()) {
      allPrices.put(assetClass, prices.getOrDefault(assetClass, PriceSource.PRINTS));
    }
    prices = Collections.unmodifiableMap(allPrices);
    rules = List.copyOf(rules);
    requireDistinct("rule", rules.stream().map(Rule::name).toList());
  }

  /** What a user gets without asking. */
  public static MarketConfig standard() {
    return new MarketConfig(
        SECOND,
        Set.of(300 * SECOND),
        300 * SECOND,
        List.of("ema_38", "ema_100"),
        EmaSeed.SMA,
        Map.of(AssetClass.FX, PriceSource.MIDS, AssetClass.CFD, PriceSource.MIDS),
        Rule.defaults(),
        new Instrument(
            "*", AssetClass.EQUITY, "USD", Instrument.MULTIPLIER_ONE, ContractKind.LINEAR));
  }

  /**
   * The period of an average by its name.
   *
   * @throws IllegalArgumentException for any other name, or a period out of range
   */
  public static int emaPeriod(String name) {
    Matcher matcher = EMA.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "indicator " + name + " is not in this version; it has ema_1 to ema_" + MAX_PERIOD);
    }
    int period = Integer.parseInt(matcher.group(1));
    if (period > MAX_PERIOD) {
      throw new IllegalArgumentException(
          "the period of indicator " + name + " is above " + MAX_PERIOD);
    }
    return period;
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
