package io.tidemark.engine.market;

import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.Rule;
import io.tidemark.engine.rule.Value;
import io.tidemark.engine.rule.Value.BarField;
import io.tidemark.engine.rule.Value.Line;
import io.tidemark.engine.rule.Value.Mids;
import io.tidemark.engine.rule.Value.Quote;
import io.tidemark.engine.study.Studies;
import io.tidemark.engine.study.StudyName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Binds the state of a symbol to an engine: finds the rules that serve it, keeps what is known of
 * the windows, indicators and memories that they and the settings want, begins what is new and
 * drops the rest.
 */
final class Planner {
  private final MarketEngine engine;
  private final MarketConfig config;
  private final RuleIndex rules;
  private final Studies.Config studies;

  /** Lengths of the bars of which a symbol is also told while they are open. */
  private final long[] partialLengths;

  Planner(MarketEngine engine, MarketConfig config) {
    this.engine = engine;
    this.config = config;
    this.rules = new RuleIndex(config.rules());
    this.studies = new Studies.Config(config.emaSeed(), config.sessionStart());
    this.partialLengths =
        config.barIntervals().stream()
            .mapToLong(Long::longValue)
            .filter(length -> length > config.cutInterval() && length % config.cutInterval() == 0)
            .toArray();
  }

  /** What is wanted of the bars of one length. */
  private static final class Wanted {
    final Set<String> studies = new LinkedHashSet<>();
    boolean bars;
  }

  Plan plan(SymbolState state) {
    Instrument row = state.instrument();
    AssetClass assetClass = (row == null ? config.defaults() : row).assetClass();
    List<Rule> serving = rules.serving(state.symbol(), assetClass);
    TreeMap<Long, Wanted> wanted = wanted(serving);
    bindWindows(state, wanted.keySet());
    bindSeries(state, wanted);
    bindMids(state, serving);
    SymbolView view = new SymbolView(state.hot());
    List<RuleRun> tickRules = new ArrayList<>();
    List<RuleMemory> tickMemories = new ArrayList<>();
    TreeMap<Long, List<RuleRun>> barRules = new TreeMap<>();
    List<RuleMemory> barMemories = new ArrayList<>();
    for (Rule rule : serving) {
      RuleRun run = new RuleRun(rule, value -> operand(value, state, view));
      if (rule.onTicks()) {
        tickRules.add(run);
        tickMemories.add(run.remember(state.hot().memories));
      } else {
        barRules.computeIfAbsent(rule.on(), on -> new ArrayList<>()).add(run);
        barMemories.add(run.remember(state.cold().memories));
      }
    }
    remember(state, tickMemories, barMemories);
    return new Plan(
        engine,
        config.pricesOf().getOrDefault(state.symbol(), config.prices().get(assetClass)),
        view,
        tickRules.toArray(RuleRun[]::new),
        ofBars(state, barRules));
  }

  private static void remember(
      SymbolState state, List<RuleMemory> ofTicks, List<RuleMemory> ofBars) {
    RuleMemory[] tickMemories = ofTicks.toArray(RuleMemory[]::new);
    state.hotDirty |= drops(state.hot().memories, tickMemories);
    state.hot().memories = tickMemories;
    RuleMemory[] barMemories = ofBars.toArray(RuleMemory[]::new);
    state.coldDirty |= drops(state.cold().memories, barMemories);
    state.cold().memories = barMemories;
  }

  /**
   * Whether something is kept no longer. That must be stored, lest it come back when it is wanted
   * again; what is new can wait, since it would begin in the same way once more.
   */
  private static boolean drops(Object[] before, Object[] after) {
    return !Arrays.asList(after).containsAll(Arrays.asList(before));
  }

  private TreeMap<Long, Wanted> wanted(List<Rule> serving) {
    TreeMap<Long, Wanted> wanted = new TreeMap<>();
    config.barIntervals().forEach(interval -> wanted.put(interval, new Wanted()));
    for (IndicatorName indicator : config.indicators()) {
      of(wanted, indicator.interval()).studies.add(indicator.name().key());
    }
    for (Rule rule : serving) {
      if (!rule.onTicks()) {
        of(wanted, rule.on());
      }
      rule.values()
          .forEach(
              value -> {
                if (value instanceof Line line) {
                  of(wanted, line.interval()).studies.add(line.name().key());
                } else if (value instanceof BarField field) {
                  of(wanted, field.interval()).bars = true;
                }
              });
    }
    return wanted;
  }

  private static Wanted of(TreeMap<Long, Wanted> wanted, long interval) {
    return wanted.computeIfAbsent(interval, i -> new Wanted());
  }

  private void bindWindows(SymbolState state, Set<Long> intervals) {
    HotPart hot = state.hot();
    OpenWindows[] bound = new OpenWindows[intervals.size()];
    int at = 0;
    for (long interval : intervals) {
      bound[at++] = windows(hot, interval);
    }
    state.hotDirty |= drops(hot.windows, bound);
    hot.windows = bound;
    if (!config.partialBars()) {
      state.hotDirty |= hot.partials != null;
      hot.partials = null;
    } else if (hot.partials == null || hot.partials.cutInterval() != config.cutInterval()) {
      hot.partials =
          new PartialBars(OpenWindows.from(config.cutInterval(), hot.unseen()), partialLengths);
    } else {
      hot.partials.adapt(partialLengths);
    }
  }

  private static OpenWindows windows(HotPart hot, long interval) {
    for (OpenWindows open : hot.windows) {
      if (open.interval() == interval) {
        return open;
      }
    }
    return OpenWindows.from(interval, hot.unseen());
  }

  private void bindSeries(SymbolState state, TreeMap<Long, Wanted> wanted) {
    ColdPart cold = state.cold();
    List<BarSeries> bound = new ArrayList<>();
    wanted.forEach(
        (interval, wants) -> {
          if (!wants.studies.isEmpty() || wants.bars) {
            bound.add(series(state, interval, wants));
          }
        });
    BarSeries[] all = bound.toArray(BarSeries[]::new);
    state.coldDirty |= drops(cold.series, all);
    cold.series = all;
  }

  private BarSeries series(SymbolState state, long interval, Wanted wants) {
    BarSeries series = find(state.cold(), interval);
    if (series == null) {
      series = new BarSeries(interval);
    }
    StudySlot[] known = series.slots;
    series.slots = wants.studies.stream().map(key -> slot(known, key)).toArray(StudySlot[]::new);
    state.coldDirty |= drops(known, series.slots);
    series.keepBars(wants.bars);
    return series;
  }

  private StudySlot slot(StudySlot[] known, String key) {
    for (StudySlot slot : known) {
      if (slot.serves(key, studies)) {
        return slot;
      }
    }
    return StudySlot.begin(key, studies);
  }

  private static void bindMids(SymbolState state, List<Rule> serving) {
    Set<Mids> keys = new LinkedHashSet<>();
    for (Rule rule : serving) {
      rule.values()
          .filter(Mids.class::isInstance)
          .forEach(value -> keys.add(MidSeries.key((Mids) value)));
    }
    MidSeries[] known = state.hot().mids;
    MidSeries[] bound =
        keys.stream()
            .map(
                key -> {
                  MidSeries series = find(known, key);
                  return series == null ? MidSeries.of(key) : series;
                })
            .toArray(MidSeries[]::new);
    state.hotDirty |= drops(known, bound);
    state.hot().mids = bound;
  }

  private static Operand operand(Value value, SymbolState state, SymbolView view) {
    if (value instanceof Quote quote) {
      return view.operand(quote);
    }
    if (value instanceof Mids mids) {
      MidSeries series = find(state.hot().mids, MidSeries.key(mids));
      return new MidsOperand(mids.kind(), series, view);
    }
    if (value instanceof BarField field) {
      return BarOperands.of(field, find(state.cold(), field.interval()));
    }
    if (value instanceof Line line) {
      BarSeries series = find(state.cold(), line.interval());
      return BarOperands.of(line, series.slot(line.name().key()));
    }
    return Constant.ONE;
  }

  private Plan.OfBars[] ofBars(SymbolState state, TreeMap<Long, List<RuleRun>> rules) {
    OpenWindows[] windows = state.hot().windows;
    Plan.OfBars[] all = new Plan.OfBars[windows.length];
    for (int i = 0; i < windows.length; i++) {
      long interval = windows[i].interval();
      BarSeries series = find(state.cold(), interval);
      List<Plan.Output> outputs = new ArrayList<>();
      for (IndicatorName indicator : config.indicators()) {
        if (indicator.interval() == interval) {
          StudyName name = indicator.name();
          outputs.add(new Plan.Output(name.text(), series.slot(name.key()), name.line()));
        }
      }
      all[i] =
          new Plan.OfBars(
              config.barIntervals().contains(interval),
              series,
              outputs,
              rules.getOrDefault(interval, List.of()));
    }
    return all;
  }

  private static BarSeries find(ColdPart cold, long interval) {
    for (BarSeries series : cold.series) {
      if (series.interval() == interval) {
        return series;
      }
    }
    return null;
  }

  private static MidSeries find(MidSeries[] all, Mids key) {
    for (MidSeries series : all) {
      if (series.mids().equals(key)) {
        return series;
      }
    }
    return null;
  }
}
