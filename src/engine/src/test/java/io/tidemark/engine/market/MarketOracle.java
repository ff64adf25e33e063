package io.tidemark.engine.market;

import io.tidemark.engine.market.Asked.Term;
import io.tidemark.engine.market.OracleQuotes.Best;
import io.tidemark.engine.market.OracleRules.Found;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.study.EmaSeed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The same outputs as the engine's, in the plainest way: every tick is kept, everything is made
 * anew from all of them, numbers are BigDecimal where the engine's are exact.
 */
final class MarketOracle {
  private final MarketConfig config;
  private final List<Asked> rules;
  private final boolean mids;
  private final TreeSet<Long> intervals = new TreeSet<>();
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final OracleBars bars = new OracleBars();
  private final OracleMids quoteMids = new OracleMids();
  private final OracleStudies studies;
  private final Map<Long, List<OracleBars.Made>> made = new HashMap<>();
  private final Map<String, OracleStudies.Made> values = new HashMap<>();
  private long complete = Long.MIN_VALUE;

  /** What was found of the signals. */
  record Signals(List<OracleRules.Fired> fired, List<String> tainted) {}

  /** How the quote stood after an on-time tick; bars up to an instant are closed before it. */
  private record Look(Tick tick, Best bid, Best ask, Tick last, int mids, long complete) {
    boolean usable() {
      return bid != null && ask != null && bid.price().compareTo(ask.price()) <= 0;
    }
  }

  /**
   * @param rules those of the config that serve the symbol S
   */
  MarketOracle(MarketConfig config, List<Asked> rules, PriceSource prices) {
    this.config = config;
    this.rules = rules;
    this.mids = prices == PriceSource.MIDS;
    this.studies = new OracleStudies(config.emaSeed(), config.sessionStart());
    intervals.addAll(config.barIntervals());
    config.indicators().forEach(i -> intervals.add(i.interval()));
    for (Asked rule : rules) {
      if (rule.on() > 0) {
        intervals.add(rule.on());
      }
      terms(rule).stream().filter(t -> t.interval() > 0).forEach(t -> intervals.add(t.interval()));
    }
  }

  private static List<Term> terms(Asked rule) {
    List<Term> terms = new ArrayList<>();
    for (List<Asked.Step> steps : new ArrayList<>(java.util.Arrays.asList(rule.buy(), rule.sell()))) {
      if (steps != null) {
        steps.forEach(
            step ->
                step.all()
                    .forEach(
                        c -> {
                          terms.addAll(c.left());
                          terms.addAll(c.right());
                        }));
      }
    }
    return terms;
  }

  /** Takes a tick; false if it must be refused for overflow. */
  boolean tick(Tick tick) {
    complete = Math.max(complete, tick.complete);
    boolean late = tick.effective != tick.ts;
    BigDecimal last = OracleBars.decimal(tick.last);
    BigDecimal size = OracleBars.decimal(tick.lastSize);
    if (!late && !mids && last != null) {
      for (long interval : intervals) {
        if (!bars.fits(tick.ts, last, size, interval)) {
          return false;
        }
      }
      bars.add(tick.ts, last, size);
    }
    boolean taken =
        OracleQuotes.isNewest(ticks, tick, true) || OracleQuotes.isNewest(ticks, tick, false);
    ticks.add(tick);
    if (late) {
      return true;
    }
    Best bid = OracleQuotes.best(ticks, true);
    Best ask = OracleQuotes.best(ticks, false);
    if (taken && bid != null && ask != null) {
      BigDecimal mid = mid(bid, ask);
      quoteMids.add(tick.ts, mid);
      if (mids) {
        bars.add(tick.ts, mid, null);
      }
    }
    looks.add(new Look(tick, bid, ask, OracleQuotes.last(ticks), quoteMids.count(), complete));
    return true;
  }

  private static BigDecimal mid(Best bid, Best ask) {
    return bid.price().add(ask.price()).divide(BigDecimal.valueOf(2), 8, RoundingMode.HALF_EVEN);
  }

  List<Mark> marks() {
    return OracleQuotes.marks(ticks, config.cutInterval());
  }

  /** The bars that are handed out, by end, then length. */
  List<Bar> bars() {
    List<Bar> all = new ArrayList<>();
    config.barIntervals().forEach(interval -> bars(interval).forEach(b -> all.add(b.bar())));
    all.sort(Comparator.comparingLong(Bar::end).thenComparingLong(Bar::interval));
    return all;
  }

  List<Recorder.Partial> partials() {
    return config.partialBars()
        ? bars.partials(config.barIntervals(), config.cutInterval())
        : List.of();
  }

  /** An indicator, and how large the numbers are that it is made of. */
  record Value(Indicator indicator, double scale) {}

  List<Value> indicators() {
    List<Value> rows = new ArrayList<>();
    for (long interval : intervals) {
      for (int i = 0; i < bars(interval).size(); i++) {
        for (IndicatorName name : config.indicators()) {
          OracleStudies.Made value =
              name.interval() == interval ? value(name.name().text(), interval, i) : null;
          if (value != null) {
            long end = bars(interval).get(i).bar().end();
            rows.add(
                new Value(
                    new Indicator(end, "S", interval, name.name().text(), value.value()),
                    value.scale()));
          }
        }
      }
    }
    rows.sort(
        Comparator.comparingLong((Value v) -> v.indicator.ts())
            .thenComparingLong(v -> v.indicator.interval()));
    return rows;
  }

  Signals signals() {
    List<OracleRules> judges = rules.stream().map(OracleRules::new).toList();
    Map<OracleRules, Long> counts = new HashMap<>();
    List<OracleRules.Fired> fired = new ArrayList<>();
    long closed = Long.MIN_VALUE;
    for (Look look : looks) {
      closeAll(closed, look.complete, judges, counts, fired);
      closed = Math.max(closed, look.complete);
      long limit = closed;
      long last = look.last == null ? Fixed8.ABSENT : look.last.last;
      long[] prices = {
        look.usable() ? OracleBars.units(look.ask.price()) : last,
        look.usable() ? OracleBars.units(look.bid.price()) : last
      };
      for (int i = 0; i < judges.size(); i++) {
        if (rules.get(i).on() == 0) {
          String limitOf = rules.get(i).sizeLimit();
          Best side = "bid_size".equals(limitOf) ? look.bid : look.ask;
          BigDecimal sizeLimit = look.usable() ? side.size() : null;
          add(
              fired,
              judges
                  .get(i)
                  .look(
                      0,
                      look.tick.ts,
                      (term, first) -> find(term, first, first ? null : look, limit),
                      sizeLimit,
                      prices,
                      look.tick));
        }
      }
    }
    closeAll(closed, Long.MAX_VALUE, judges, counts, fired);
    List<String> tainted = new ArrayList<>();
    for (int i = 0; i < judges.size(); i++) {
      if (judges.get(i).tainted) {
        tainted.add(rules.get(i).name());
      }
    }
    return new Signals(fired, tainted);
  }

  /** The looks at all bars that end after one instant and not after another. */
  private void closeAll(
      long after,
      long upTo,
      List<OracleRules> judges,
      Map<OracleRules, Long> counts,
      List<OracleRules.Fired> fired) {
    TreeSet<Long> ends = new TreeSet<>();
    for (long interval : intervals) {
      for (OracleBars.Made bar : bars(interval)) {
        if (bar.bar().end() > after && bar.bar().end() <= upTo) {
          ends.add(bar.bar().end());
        }
      }
    }
    for (long end : ends) {
      for (long interval : intervals) {
        int at = newest(interval, end);
        if (at < 0 || bars(interval).get(at).bar().end() != end) {
          continue;
        }
        long close = bars(interval).get(at).bar().close();
        for (int i = 0; i < judges.size(); i++) {
          if (rules.get(i).on() == interval) {
            add(
                fired,
                judges
                    .get(i)
                    .look(
                        counts.merge(judges.get(i), 1L, Long::sum),
                        end,
                        (term, first) -> find(term, first, null, end),
                        null,
                        new long[] {close, close},
                        null));
          }
        }
      }
    }
  }

  private static void add(List<OracleRules.Fired> fired, OracleRules.Fired one) {
    if (one != null) {
      fired.add(one);
    }
  }

  private Found find(Term term, boolean first, Look look, long limit) {
    if (term.interval() == 0) {
      return look == null ? null : quote(term.value(), look);
    }
    if (first) {
      boolean zero = term.value().startsWith("ema_") && config.emaSeed() == EmaSeed.ZERO;
      return zero && !term.before() ? new Found(null, 0, 0, true) : null;
    }
    int at = newest(term.interval(), limit) - (term.before() ? 1 : 0);
    if (at < 0) {
      return null;
    }
    OracleBars.Made made = bars(term.interval()).get(at);
    Bar bar = made.bar();
    return switch (term.value()) {
      case "open" -> Found.exact(OracleBars.decimal(bar.open()));
      case "high" -> Found.exact(OracleBars.decimal(bar.high()));
      case "low" -> Found.exact(OracleBars.decimal(bar.low()));
      case "close" -> Found.exact(OracleBars.decimal(bar.close()));
      case "volume" -> inexact(made.volume());
      case "ticks" -> inexact(BigDecimal.valueOf(bar.ticks()));
      case "bar_vwap" -> bar.vwap() == null ? null : inexact(new BigDecimal(bar.vwap().toString()));
      default -> Found.of(value(term.value(), term.interval(), at));
    };
  }

  private static Found inexact(BigDecimal value) {
    return new Found(null, value.doubleValue(), Math.abs(value.doubleValue()), true);
  }

  private Found quote(String name, Look look) {
    if (name.equals("last")) {
      return look.last == null ? null : Found.exact(OracleBars.decimal(look.last.last));
    }
    if (name.equals("last_size")) {
      BigDecimal size = OracleBars.decimal(look.tick.lastSize);
      return look.tick.last == Fixed8.ABSENT || size == null ? null : Found.exact(size);
    }
    if (!look.usable()) {
      return null;
    }
    Best bid = look.bid;
    Best ask = look.ask;
    return switch (name) {
      case "bid" -> Found.exact(bid.price());
      case "ask" -> Found.exact(ask.price());
      case "mid" -> Found.exact(mid(bid, ask));
      case "bid_size" -> bid.size() == null ? null : Found.exact(bid.size());
      case "ask_size" -> ask.size() == null ? null : Found.exact(ask.size());
      case "imbalance", "micro_price" -> weighed(name, bid, ask);
      default -> Found.of(quoteMids.of(name, look.mids));
    };
  }

  private static Found weighed(String name, Best bid, Best ask) {
    if (bid.size() == null || ask.size() == null) {
      return null;
    }
    double b = bid.size().doubleValue();
    double a = ask.size().doubleValue();
    double scale = Math.max(ask.price().abs().doubleValue(), bid.price().abs().doubleValue());
    return name.equals("imbalance")
        ? new Found(null, (b - a) / (b + a), 1, b == a)
        : new Found(
            null,
            (ask.price().doubleValue() * b + bid.price().doubleValue() * a) / (b + a),
            scale,
            false);
  }

  /** Index of the newest bar that ends by an instant, -1 if there is none. */
  private int newest(long interval, long limit) {
    int at = -1;
    while (at + 1 < bars(interval).size() && bars(interval).get(at + 1).bar().end() <= limit) {
      at++;
    }
    return at;
  }

  private List<OracleBars.Made> bars(long interval) {
    return made.computeIfAbsent(interval, bars::bars);
  }

  private OracleStudies.Made value(String name, long interval, int at) {
    String key = name + "@" + interval + "#" + at;
    if (!values.containsKey(key)) {
      values.put(key, studies.of(name, bars(interval).subList(0, at + 1)));
    }
    return values.get(key);
  }
}
