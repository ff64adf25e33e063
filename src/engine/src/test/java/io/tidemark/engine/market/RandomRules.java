package io.tidemark.engine.market;

import io.tidemark.engine.market.Asked.Compared;
import io.tidemark.engine.market.Asked.Step;
import io.tidemark.engine.market.Asked.Term;
import io.tidemark.engine.num.Intervals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes rules up: conditions over every kind of value, with every setting. */
final class RandomRules {
  private static final String[] QUOTE_PRICES = {"bid", "ask", "mid", "micro_price", "last"};
  private static final String[] BAR_PRICES = {
    "open", "high", "low", "close", "close", "bar_vwap", "sma_3", "ema_2", "ema_5", "wma_4",
    "bollinger_upper_4_1.5", "bollinger_mid_4_1.5", "bollinger_lower_4_1.5", "vwap", "vwap_3",
    "donchian_upper_3", "donchian_mid_3", "donchian_lower_3"
  };
  private static final String[] QUOTE_SIZES = {"bid_size", "ask_size", "last_size"};
  private static final String[] BAR_SIZES = {"volume", "volume_sma_3", "obv"};
  private static final String[] MOVES = {"macd_2_4_3", "macd_signal_2_4_3", "mom_2", "macd_hist_2_4_3"};

  /** Values of a known range, and a number in it. */
  private static final String[][] QUOTE_NUMBERS = {
    {"imbalance", "0.2"}, {"mid_momentum_3t", "0"}, {"mid_momentum_2s", "0"},
    {"mid_roc_2t", "1"}, {"mid_roc_7s", "-0.5"}, {"realized_vol_4t", "0.05"},
    {"realized_vol_20s", "0.1"}, {"mid_momentum_20m", "0"}, {"realized_vol_3h", "0.02"}
  };
  private static final String[][] BAR_NUMBERS = {
    {"ticks", "2"}, {"rsi_3", "55.5"}, {"zscore_4", "0.7"}, {"volatility_3", "0.04"},
    {"roc_2", "1"}, {"stoch_k_3_2_2", "40"}, {"stoch_d_3_2_2", "60"}, {"mom_2", "0"},
    {"macd_hist_2_4_3", "0"}, {"atr_3", "1"}, {"stddev_3", "0.5"}
  };
  private static final String[] OPS = {
    "<", "<=", ">", ">=", "crosses above", "crosses below", "crosses above", "crosses below"
  };
  private static final String[] WITHINS = {"500ms", "1s", "5s", "1m", "2h"};

  private final SplittableRandom random;
  private final List<Long> intervals;
  private final long defaultInterval;

  /**
   * @param intervals lengths of bars to draw from
   * @param defaultInterval that of indicators where nothing else is said
   */
  RandomRules(SplittableRandom random, List<Long> intervals, long defaultInterval) {
    this.random = random;
    this.intervals = intervals;
    this.defaultInterval = defaultInterval;
  }

  List<Asked> rules(int count) {
    return IntStream.range(0, count).mapToObj(i -> rule("r" + i)).toList();
  }

  private Asked rule(String name) {
    boolean ticks = random.nextBoolean();
    long on = ticks ? 0 : chance(3) ? defaultInterval : any(intervals);
    List<Step> buy = chance(6) ? null : steps(on);
    List<Step> sell = buy != null && chance(2) ? null : steps(on);
    boolean unsaid = !ticks && on == defaultInterval && chance(2);
    BigDecimal size = chance(3) ? null : new BigDecimal(random.nextInt(1, 400)).movePointLeft(2);
    boolean limited = size != null && ticks && chance(2);
    String cooldown = chance(4) ? WITHINS[random.nextInt(WITHINS.length)] : null;
    return new Asked(
        name,
        on,
        unsaid ? null : ticks ? "tick" : Intervals.print(on),
        chance(4) ? List.of(chance(3) ? "FX" : "EQUITY", "CRYPTO") : List.of(),
        chance(4) ? List.of(chance(3) ? "T" : "S", "U") : List.of(),
        buy,
        sell,
        chance(3),
        cooldown,
        cooldown == null ? 0 : Intervals.parse(cooldown),
        size,
        limited ? (chance(2) ? "bid_size" : "ask_size") : null);
  }

  private List<Step> steps(long on) {
    List<Step> steps = new ArrayList<>();
    int count = chance(3) ? random.nextInt(2, 4) : 1;
    for (int i = 0; i < count; i++) {
      List<Compared> all = new ArrayList<>();
      do {
        all.add(compared(on));
      } while (chance(4));
      int bars = random.nextInt(1, 6);
      String time = WITHINS[random.nextInt(WITHINS.length)];
      steps.add(
          i == 0
              ? new Step(all, 0, "")
              : on == 0
                  ? new Step(all, Intervals.parse(time), time)
                  : new Step(all, bars, bars + (bars == 1 && chance(2) ? " bar" : " bars")));
    }
    return steps;
  }

  private Compared compared(long on) {
    String op = OPS[random.nextInt(OPS.length)];
    boolean ofTick = on == 0 && !chance(4);
    return switch (random.nextInt(5)) {
      case 0, 1 ->
          new Compared(price(on, ofTick, factor()), op, price(on, ofTick && chance(2), "1"));
      case 2 ->
          new Compared(
              List.of(size(on, ofTick, "1")), op, List.of(size(on, ofTick, chance(2) ? "1.5" : "1")));
      case 3 -> {
        List<Term> moved = new ArrayList<>(price(on, ofTick, "1"));
        moved.addAll(price(on, ofTick, "-1"));
        yield new Compared(
            moved, op, ofTick ? price(on, true, "0.01") : List.of(ofBars(on, any(MOVES), "1")));
      }
      default -> {
        String[] number = any(ofTick ? QUOTE_NUMBERS : BAR_NUMBERS);
        Term value = ofTick ? term(number[0], "1", 0, false, "") : ofBars(on, number[0], "1");
        List<Term> constant = List.of(constant(number[1]));
        yield chance(4)
            ? new Compared(constant, op, List.of(value))
            : new Compared(List.of(value), op, constant);
      }
    };
  }

  private List<Term> price(long on, boolean ofTick, String factor) {
    if (!ofTick) {
      return List.of(ofBars(on, any(BAR_PRICES), factor));
    }
    if (chance(6)) {
      Term ask = term("spread", factor, 0, false, "");
      BigDecimal minus = ask.factor().negate();
      return List.of(
          new Term(ask.factor(), "ask", 0, false, ask.text()),
          new Term(minus, "bid", 0, false, ""));
    }
    return List.of(term(any(QUOTE_PRICES), factor, 0, false, ""));
  }

  private Term size(long on, boolean ofTick, String factor) {
    return ofTick
        ? term(any(QUOTE_SIZES), factor, 0, false, "")
        : ofBars(on, any(BAR_SIZES), factor);
  }

  private Term ofBars(long on, String value, String factor) {
    boolean before = chance(4);
    long unsaid = on == 0 ? defaultInterval : on;
    long interval = chance(2) ? unsaid : any(intervals);
    String at = interval == unsaid && chance(2) ? "" : "@" + Intervals.print(interval);
    return term(value, factor, interval, before, at + (before ? "[1]" : ""));
  }

  private Term term(String value, String factor, long interval, boolean before, String behind) {
    BigDecimal number = new BigDecimal(factor);
    BigDecimal magnitude = number.abs();
    boolean one = magnitude.compareTo(BigDecimal.ONE) == 0;
    String text = (one ? "" : magnitude.toPlainString() + " * ") + value + behind;
    return new Term(number, value, interval, before, sign(number) + text);
  }

  private static Term constant(String text) {
    BigDecimal number = new BigDecimal(text);
    String printed = sign(number) + number.abs().toPlainString();
    return new Term(number, null, 0, false, printed);
  }

  private static String sign(BigDecimal number) {
    return number.signum() < 0 ? " - " : " + ";
  }

  private String factor() {
    String[] factors = {"1", "1", "1", "1.01", "0.97", "-0.00000001", "2"};
    return factors[random.nextInt(factors.length)];
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> T any(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
