package io.tidemark.engine.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Bars to run studies on, and what the studies make of them. */
final class Series {
  static final long MINUTE = 60_000_000L;

  /** 2026-01-05T00:00:00Z. */
  static final long START = 1_767_571_200_000_000L;

  private Series() {}

  /** Kinds of random bars, with the price they begin at and the least step of a price. */
  enum Kind {
    WALK(100, 0.01),
    /** Stretches of up to 300 bars without any move or volume. */
    RESTS(100, 0.01),
    /** Now and then the price is a tenth, or ten times as much. */
    JUMPS(100, 0.01),
    TINY(0.00001, 0.00000001),
    LARGE(1_000_000_000, 0.5);

    final double first;
    final double step;

    Kind(double first, double step) {
      this.first = first;
      this.step = step;
    }
  }

  static List<Candle> random(Kind kind, long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candle> bars = new ArrayList<>();
    long level = Math.round(kind.first / kind.step);
    long start = START;
    long resting = 0;
    while (bars.size() < length) {
      start += MINUTE * (random.nextInt(20) == 0 ? random.nextInt(2000) : 1);
      if (kind == Kind.RESTS && resting == 0 && random.nextInt(60) == 0) {
        resting = random.nextInt(300);
      }
      long open = level;
      long high = level;
      long low = level;
      long most = Math.max(level / 200, 3);
      boolean moves = resting == 0;
      for (int i = 0; moves && i < 4; i++) {
        level = Math.max(level + random.nextLong(-most, most + 1), 1);
        high = Math.max(high, level);
        low = Math.min(low, level);
      }
      if (kind == Kind.JUMPS && random.nextInt(50) == 0) {
        boolean up = level < 1000 || level < 1_000_000 && random.nextBoolean();
        level = up ? level * 10 : level / 10;
        high = Math.max(high, level);
        low = Math.min(low, level);
      }
      resting = Math.max(resting - 1, 0);
      long volume = moves ? random.nextInt(5) * 100L : 0;
      bars.add(
          new Candle(
              start,
              start + MINUTE,
              open * kind.step,
              high * kind.step,
              low * kind.step,
              level * kind.step,
              volume,
              volume * level * kind.step,
              volume / 100));
    }
    return bars;
  }

  /** Bars of a minute each, without a range, each of volume 1. */
  static List<Candle> ofCloses(double... closes) {
    List<Candle> bars = new ArrayList<>();
    for (double close : closes) {
      long start = START + bars.size() * MINUTE;
      bars.add(new Candle(start, start + MINUTE, close, close, close, close, 1, close, 1));
    }
    return bars;
  }

  static double[] column(List<Candle> bars, ToDoubleFunction<Candle> of) {
    return bars.stream().mapToDouble(of).toArray();
  }

  static Study study(String key, EmaSeed seed) {
    return Studies.create(key, new Studies.Config(seed, 0));
  }

  /** What the lines of a study are after each bar, line by line; NaN where it is not ready. */
  static double[][] lines(String key, EmaSeed seed, List<Candle> bars) {
    Study study = study(key, seed);
    int lines = linesOf(key);
    double[][] values = new double[lines][bars.size()];
    for (int bar = 0; bar < bars.size(); bar++) {
      study.add(bars.get(bar));
      for (int line = 0; line < lines; line++) {
        values[line][bar] = study.ready() ? study.value(line) : Double.NaN;
      }
    }
    return values;
  }

  static double[] line(String name, EmaSeed seed, List<Candle> bars) {
    StudyName parsed = Studies.parse(name);
    return lines(parsed.key(), seed, bars)[parsed.line()];
  }

  static int linesOf(String key) {
    return Samples.family(key).lines().size();
  }
}
