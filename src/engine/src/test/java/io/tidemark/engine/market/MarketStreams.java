package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.study.EmaSeed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random settings and ticks with much of what makes trouble, from a seed. */
final class MarketStreams {
  private static final long SECOND = Given.SECOND;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final List<String> INDICATORS =
      List.of(
          "ema_3", "ema_1", "sma_3", "wma_4", "rsi_3", "macd_2_4_3", "macd_signal_2_4_3",
          "macd_hist_2_4_3", "bollinger_upper_4_1.5", "bollinger_mid_4_1.5",
          "bollinger_lower_4_1.5", "stddev_3", "zscore_4", "volatility_3", "atr_3",
          "stoch_k_3_2_2", "stoch_d_3_2_2", "roc_2", "mom_2", "obv", "vwap", "vwap_3",
          "donchian_upper_3", "donchian_mid_3", "donchian_lower_3", "volume_sma_3");

  private final SplittableRandom random;

  /** How much time lies between two ticks at most, µs: of seconds, minutes, hours or days. */
  private final long pace;

  private final List<Long> intervals;
  private final List<Asked> asked;
  private final long bound;
  private MarketConfig config;

  /** How many prices in four lie on a grid, where values are often equal. */
  private int grid;

  MarketStreams(long seed) {
    random = new SplittableRandom(seed);
    int scale = random.nextInt(4);
    pace = List.of(SECOND / 10, SECOND, 2 * MINUTE, 5 * HOUR).get(scale);
    intervals =
        List.of(
                List.of(SECOND, 2 * SECOND, 3 * SECOND, MINUTE),
                List.of(SECOND, 5 * SECOND, MINUTE, HOUR),
                List.of(MINUTE, 5 * MINUTE, HOUR, DAY),
                List.of(5 * MINUTE, HOUR, 4 * HOUR, DAY))
            .get(scale);
    bound = any(List.of(0L, SECOND / 2, SECOND, 3 * SECOND, scale > 1 ? 4 * MINUTE : SECOND));
    long defaultInterval = any(intervals);
    asked = new RandomRules(random, intervals, defaultInterval).rules(8);
    config = config(asked.stream().map(rule -> rule.rule(defaultInterval)).toList());
  }

  MarketConfig config() {
    return config;
  }

  /** The out-of-orderness, µs. */
  long bound() {
    return bound;
  }

  /** The rules that serve the symbol S, of class EQUITY. */
  List<Asked> serving() {
    return asked.stream()
        .filter(rule -> rule.classes().isEmpty() || rule.classes().contains("EQUITY"))
        .filter(rule -> rule.symbols().isEmpty() || rule.symbols().contains("S"))
        .toList();
  }

  /** Where the bars of S come from. */
  PriceSource prices() {
    return config.pricesOf().getOrDefault("S", config.prices().get(AssetClass.EQUITY));
  }

  private MarketConfig config(List<Rule> rules) {
    Set<IndicatorName> indicators = new LinkedHashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      indicators.add(IndicatorName.parse(any(INDICATORS), any(intervals)));
    }
    Set<Long> bars = new LinkedHashSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      bars.add(any(intervals));
    }
    return new MarketConfig(
        SECOND * (1 + random.nextInt(2)),
        bars,
        random.nextBoolean(),
        List.copyOf(indicators),
        any(List.of(EmaSeed.values())),
        random.nextBoolean() ? 0 : 9 * HOUR + 30 * MINUTE,
        Map.of(AssetClass.EQUITY, source()),
        random.nextInt(4) == 0 ? Map.of("S", source()) : Map.of("T", source()),
        rules,
        Given.instrument(AssetClass.EQUITY));
  }

  private PriceSource source() {
    return any(List.of(PriceSource.values()));
  }

  /** Ticks in the order of arrival, with their effective times; now and then one is late. */
  List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    int venues = 1 + random.nextInt(4);
    grid = random.nextInt(5);
    long centre = random.nextInt(4) == 0 ? 0 : 20;
    long unit = any(List.of(1L, 7L, Fixed8.ONE / 100, Fixed8.ONE / 10, Fixed8.ONE * 1_000_000_000));
    long sizeUnit =
        any(List.of(1L, Fixed8.ONE / 100, Fixed8.ONE, Fixed8.ONE, Fixed8.ONE * 1_000_000_000));
    long clock = random.nextInt(4) == 0 ? -pace * 20 : 1_400_000_000L * SECOND;
    long newest = Long.MIN_VALUE;
    for (int i = random.nextInt(200); i >= 0; i--) {
      clock += random.nextInt(11) * pace / 10 * (random.nextInt(20) == 0 ? 10 : 1);
      Tick tick = new Tick();
      tick.symbol = "S";
      tick.venue = "V" + random.nextInt(venues);
      tick.ts = clock - random.nextLong(bound * 3 / 2 + 1) / (SECOND / 10) * (SECOND / 10);
      tick.complete = newest == Long.MIN_VALUE ? newest : newest - bound;
      tick.effective = Math.max(tick.ts, tick.complete);
      tick.place = i;
      newest = Math.max(newest, tick.ts);
      if (random.nextInt(3) > 0) {
        tick.bid = price(centre, unit);
        tick.bidSize = tick.bid == Fixed8.ABSENT ? noPrice() : size(sizeUnit);
      }
      if (random.nextInt(3) > 0) {
        tick.ask = price(centre + 3, unit);
        tick.askSize = tick.ask == Fixed8.ABSENT ? noPrice() : size(sizeUnit);
      }
      if (random.nextInt(2) == 0) {
        tick.last = price(centre, unit);
        tick.lastSize = tick.last == Fixed8.ABSENT ? Fixed8.ABSENT : size(sizeUnit);
      }
      ticks.add(tick);
    }
    return ticks;
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  long upTo(long most) {
    return random.nextLong(most + 1);
  }

  /** Now and then none; from the smallest step to one at which sums and products overflow. */
  private long price(long centre, long unit) {
    if (random.nextInt(12) == 0) {
      return Fixed8.ABSENT;
    }
    long step = (centre + random.nextInt(7) - 3) * unit;
    return random.nextInt(4) >= grid ? step + random.nextLong(unit) : step;
  }

  private long noPrice() {
    return random.nextBoolean() ? 0 : Fixed8.ABSENT;
  }

  private long size(long unit) {
    return switch (random.nextInt(10)) {
      case 0 -> Fixed8.ABSENT;
      case 1 -> random.nextInt(4) == 0 ? Long.MAX_VALUE : 0;
      default -> random.nextInt(1, 6) * unit;
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
