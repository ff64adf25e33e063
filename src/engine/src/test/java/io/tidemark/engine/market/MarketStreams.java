package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.study.EmaSeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random settings and ticks with much of what makes trouble, from a seed. */
final class MarketStreams {
  private static final long SECOND = Given.SECOND;

  private final SplittableRandom random;

  MarketStreams(long seed) {
    random = new SplittableRandom(seed);
  }

  MarketConfig config() {
    EmaSeed[] seeds = EmaSeed.values();
    return new MarketConfig(
        SECOND * (1 + random.nextInt(2)),
        random.nextBoolean() ? Set.of(3 * SECOND, 4 * SECOND) : Set.of(SECOND, 2 * SECOND),
        random.nextBoolean() ? 2 * SECOND : 4 * SECOND,
        List.of("ema_3", "ema_1", "ema_2"),
        seeds[random.nextInt(seeds.length)],
        Map.of(AssetClass.EQUITY, random.nextBoolean() ? PriceSource.PRINTS : PriceSource.MIDS),
        List.of(
            rule("tight", new Rule.SpreadTight(10_000_000L, Fixed8.ONE)),
            rule("tiny", new Rule.SpreadTight(1, Fixed8.ONE)),
            rule("imbalance", new Rule.BookImbalance(150_000_000L, 5)),
            rule("either", new Rule.BookImbalance(33_333_333L, 5)),
            rule("cross", new Rule.EmaCross(2, 4))),
        Given.instrument(AssetClass.EQUITY));
  }

  /** The out-of-orderness, µs. */
  long bound() {
    long[] bounds = {0, SECOND / 2, SECOND, 3 * SECOND};
    return bounds[random.nextInt(bounds.length)];
  }

  /** Ticks in the order of arrival, with their effective times; now and then one is late. */
  List<Tick> ticks(long bound) {
    List<Tick> ticks = new ArrayList<>();
    int venues = 1 + random.nextInt(4);
    long centre = random.nextInt(4) == 0 ? 0 : 20;
    long unit = unit();
    long sizeUnit = unit();
    long clock = random.nextInt(4) == 0 ? -10 * SECOND : 1_400_000_000L * SECOND;
    long newest = Long.MIN_VALUE;
    for (int i = random.nextInt(150); i >= 0; i--) {
      clock += random.nextInt(6) * SECOND / 10 * (random.nextInt(20) == 0 ? 20 : 1);
      Tick tick = new Tick();
      tick.symbol = "S";
      tick.venue = "V" + random.nextInt(venues);
      tick.ts = clock - random.nextLong(bound * 3 / 2 + 1) / (SECOND / 10) * (SECOND / 10);
      tick.effective = newest == Long.MIN_VALUE ? tick.ts : Math.max(tick.ts, newest - bound);
      newest = Math.max(newest, tick.ts);
      if (random.nextInt(3) > 0) {
        tick.bid = price(centre, unit);
        tick.bidSize = tick.bid == Fixed8.ABSENT ? noPrice() : size(sizeUnit);
      }
      if (random.nextInt(3) > 0) {
        tick.ask = price(centre + 1, unit);
        tick.askSize = tick.ask == Fixed8.ABSENT ? noPrice() : size(sizeUnit);
      }
      if (random.nextInt(3) == 0) {
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

  long upTo(long bound) {
    return random.nextLong(bound + 1);
  }

  private Rule rule(String name, Rule.Parameters parameters) {
    Rule.Emit emit = random.nextBoolean() ? Rule.Emit.EDGE : Rule.Emit.EVERY;
    return new Rule(name, parameters, Set.of(), Set.of(), emit);
  }

  /** From the smallest step to one at which sums of prices, sizes and products overflow. */
  private long unit() {
    long[] units = {1, 7, Fixed8.ONE / 100, Fixed8.ONE, Fixed8.ONE * 1_000_000_000L};
    return units[random.nextInt(units.length)];
  }

  private long price(long centre, long unit) {
    return random.nextInt(12) == 0 ? Fixed8.ABSENT : (centre + random.nextInt(7) - 3) * unit;
  }

  private long noPrice() {
    return random.nextBoolean() ? 0 : Fixed8.ABSENT;
  }

  private long size(long unit) {
    return switch (random.nextInt(8)) {
      case 0 -> Fixed8.ABSENT;
      case 1 -> random.nextInt(3) == 0 ? Long.MAX_VALUE : 0;
      default -> random.nextInt(1, 6) * unit;
    };
  }
}
