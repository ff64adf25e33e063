package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.ColdPart;
import io.tidemark.engine.market.HotPart;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.MarketConfig;
import io.tidemark.engine.market.MarketEngine;
import io.tidemark.engine.market.MarketOut;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.SymbolState;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.MarketCodecs;
import io.tidemark.job.codec.SymbolCodecs;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.Count.Fate;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.flow.RuleChange;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * MARKET: owns what is true of a symbol. The first input brings its ticks, keyed by symbol. The
 * second brings its row of the instruments, to the subtask that has the symbol, and the rules, to
 * every subtask; the operator sets the key of a row itself. Ticks wait until the instruments and
 * the rules have been read: until the second input ends or goes idle. A rule that comes later
 * serves what comes after it. Signals of quotes leave at once; when the watermark completes a
 * boundary, the windows that end there close and the marks of that cut go to the ledger, before the
 * watermark does. All windows close when both inputs have ended; the last watermark says less,
 * since it does not wait for channels that are idle.
 */
public final class MarketOperator extends AbstractStreamOperator<Notice>
    implements TwoInputStreamOperator<Tick, MarketNews, Notice>, BoundedMultiInput, MarketOut {
  private static final long serialVersionUID = 1L;
  private static final String HOT = "hot";
  private static final String EARLY = "early";

  private final Settings settings;

  /** The rules of the file that the run begins with. */
  private final ArrayList<RuleText> file;

  private transient LiveRules rules;

  /** Made anew when it is needed after the rules have changed; null until then. */
  private transient MarketEngine engine;

  private transient MarketConfig marketConfig;
  private transient boolean instrumentsRequired;
  private transient WriteBehind<SymbolState> symbols;
  private transient Agenda agenda;
  private transient Tally tally;
  private transient boolean ready;
  private transient Ends ends;

  /** All boundaries up to here are complete, µs. */
  private transient long completed;

  private transient TreeSet<String> waiting;
  private transient TreeSet<String> unlisted;
  private transient ValueState<HotPart> hot;
  private transient ValueState<ColdPart> cold;
  private transient ListState<Tick> early;
  private transient ListState<String> unlistedState;
  private transient UnionValue readyState;
  private transient UnionValue completedState;

  /**
   * A market.
   *
   * @param file the rules that it begins with, checked
   */
  public MarketOperator(Settings settings, List<RuleText> file) {
    this.settings = settings;
    this.file = new ArrayList<>(file);
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    tally = new Tally();
    tally.restore(context.getOperatorStateStore());
    unlistedState =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("unlisted", Types.STRING));
    unlisted = new TreeSet<>();
    unlistedState.get().forEach(unlisted::add);
    readyState = new UnionValue(context.getOperatorStateStore(), "ready");
    ready = readyState.restored() > 0;
    completedState = new UnionValue(context.getOperatorStateStore(), "completed");
    completed = completedState.restored();
    rules =
        new LiveRules(
            context.getOperatorStateStore(), file, settings.get(Keys.INDICATORS_INTERVAL));
    ends = new Ends();
    var store = context.getKeyedStateStore();
    hot = store.getState(new ValueStateDescriptor<>(HOT, new SymbolCodecs.HotCodec()));
    cold = store.getState(new ValueStateDescriptor<>("cold", new SymbolCodecs.ColdCodec()));
    early = store.getListState(new ListStateDescriptor<>(EARLY, new MarketCodecs.TickCodec()));
  }

  @Override
  public void open() throws Exception {
    super.open();
    marketConfig = EngineConfigs.market(settings, List.of());
    engine = null;
    tally.register(
        getMetricGroup(), InputFile.TICKS, InputFile.INSTRUMENTS, InputFile.SIGNAL_RULES);
    instrumentsRequired = settings.get(Keys.INSTRUMENTS_REQUIRED);
    agenda = new Agenda();
    symbols =
        new WriteBehind<>(
            settings.get(Keys.CACHE_SYMBOLS),
            new WriteBehind.Store<SymbolState>() {
              @Override
              public SymbolState load(String symbol) throws Exception {
                return new SymbolState(symbol, hot.value(), cold.value());
              }

              @Override
              public void save(SymbolState state) throws Exception {
                if (state.hotDirty) {
                  hot.update(state.hot());
                  state.hotDirty = false;
                }
                if (state.coldDirty) {
                  cold.update(state.cold());
                  state.coldDirty = false;
                }
              }
            },
            this::setCurrentKey);
    waiting = new TreeSet<>(names(EARLY));
    for (String symbol : names(HOT)) {
      schedule(symbols.get(symbol));
    }
  }

  private List<String> names(String state) {
    return StateKeys.of(getKeyedStateBackend(), state);
  }

  /** The engine of the rules in force; each symbol is bound to a new one at its next use. */
  private MarketEngine engine() {
    if (engine == null) {
      engine = new MarketEngine(marketConfig.withRules(rules.running()));
    }
    return engine;
  }

  private void schedule(SymbolState state) {
    long due = engine().nextDue(state);
    if (due != Long.MAX_VALUE) {
      agenda.add(due, state.symbol());
    }
  }

  @Override
  public void processElement1(StreamRecord<Tick> element) throws Exception {
    Tick tick = element.getValue();
    if (ready) {
      tick(tick);
    } else {
      early.add(tick);
      waiting.add(tick.symbol);
    }
  }

  @Override
  public void processElement2(StreamRecord<MarketNews> element) throws Exception {
    MarketNews news = element.getValue();
    if (news instanceof InstrumentRow row) {
      instrument(row);
    } else {
      rule((RuleChange) news);
    }
  }

  private void instrument(InstrumentRow row) throws Exception {
    Instrument instrument = row.change().row();
    SymbolState state = symbols.get(row.change().symbol());
    if (instrument == null) {
      tally.add(InputFile.INSTRUMENTS, engine().delist(state) ? Fate.APPLIED : Fate.DUPLICATE);
      return;
    }
    try {
      boolean first = engine().instrument(state, instrument) == MarketEngine.RowOutcome.APPLIED;
      tally.add(InputFile.INSTRUMENTS, first ? Fate.APPLIED : Fate.DUPLICATE);
    } catch (Rejected rejected) {
      dead(row.origin(), rejected, row.raw());
    }
  }

  private void rule(RuleChange change) throws Exception {
    boolean changed = rules.apply(change);
    if (changed) {
      // What is due stays on the agenda: other rules want other windows, but open none by
      // themselves, and a boundary at which nothing is due any more does no harm.
      engine = null;
    }
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) { // every subtask has it
      tally.add(InputFile.SIGNAL_RULES, changed ? Fate.APPLIED : Fate.DUPLICATE);
    }
  }

  @Override
  public void processWatermark2(Watermark mark) throws Exception {
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      becomeReady();
    }
    super.processWatermark2(mark);
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
    if (input == 1 && status.isIdle()) { // Flink counts inputs from 0 here
      becomeReady();
    }
    super.processWatermarkStatus(status, input);
  }

  /** Lets go of the ticks that have waited for instruments and rules. */
  private void becomeReady() throws Exception {
    ready = true;
    for (String symbol : waiting) {
      setCurrentKey(symbol);
      Iterable<Tick> ticks = early.get();
      early.clear();
      for (Tick tick : ticks) {
        tick(tick);
      }
    }
    waiting.clear();
  }

  private void tick(Tick tick) throws Exception {
    SymbolState state = symbols.get(tick.symbol);
    boolean listed = state.instrument() != null;
    tick.effective = Math.max(tick.effective, completed); // an idle partition has woken up
    try {
      if (!listed && instrumentsRequired) {
        throw new Rejected(
            Reason.UNKNOWN_INSTRUMENT,
            "symbol " + tick.symbol + " has no row, and instruments.required is set");
      }
      long before = engine().nextDue(state);
      boolean onTime = engine.tick(state, tick, this);
      tally.add(InputFile.TICKS, onTime ? Fate.APPLIED : Fate.LATE);
      if (!listed) {
        unlisted.add(tick.symbol);
      }
      if (engine.nextDue(state) < before) {
        schedule(state);
      }
    } catch (Rejected rejected) {
      dead(
          new Origin(InputFile.TICKS, tick.part, tick.place),
          rejected,
          tick.raw == null ? TickText.of(tick) : tick.raw);
    }
  }

  private void dead(Origin origin, Rejected why, String raw) {
    tally.addDead(origin.source(), why.reason());
    output.collect(
        Tags.DEAD, new StreamRecord<>(new DeadLetter(origin, why.reason(), why.detail(), raw)));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      return; // it goes on behind the last marks
    }
    if (mark.getTimestamp() > Long.MIN_VALUE / 1000) {
      long limit = (mark.getTimestamp() + 1) * 1000;
      advanceTo(limit);
      completed = Math.max(completed, limit);
    }
    super.processWatermark(mark);
  }

  @Override
  public void endInput(int input) throws Exception {
    if (input == 2) {
      becomeReady();
    }
    if (!ends.all(input)) {
      return;
    }
    advanceTo(Long.MAX_VALUE - 1);
    tally.send(this::count);
    for (String symbol : unlisted) {
      output.collect(Tags.UNLISTED, new StreamRecord<>(symbol));
    }
    unlisted.clear();
    output.emitWatermarkStatus(WatermarkStatus.ACTIVE); // an idle output sends no watermark
    super.processWatermark(Watermark.MAX_WATERMARK);
  }

  private void advanceTo(long limit) throws Exception {
    for (long boundary = agenda.next(); boundary <= limit; boundary = agenda.next()) {
      for (String symbol : agenda.take(boundary)) {
        SymbolState state = symbols.get(symbol);
        engine().advance(state, boundary, this);
        schedule(state);
      }
    }
  }

  /** How many symbols still have a cut or the end of a window before them. */
  int due() {
    return agenda.size();
  }

  private void count(Count count) {
    output.collect(Tags.COUNTS, new StreamRecord<>(count));
  }

  @Override
  public void signal(Signal signal) {
    output.collect(Tags.SIGNALS, new StreamRecord<>(signal));
  }

  @Override
  public void bar(Bar bar) {
    output.collect(Tags.BARS, new StreamRecord<>(bar));
  }

  @Override
  public void partialBar(Bar bar, long asOf) {
    output.collect(Tags.PARTIAL_BARS, new StreamRecord<>(new PartialBar(bar, asOf)));
  }

  @Override
  public void indicator(Indicator indicator) {
    output.collect(Tags.INDICATORS, new StreamRecord<>(indicator));
  }

  @Override
  public void mark(Mark mark) {
    output.collect(new StreamRecord<>(new Notice.Marked(mark)));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    symbols.flush();
  }

  @Override
  public void finish() throws Exception {
    symbols.flush();
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    tally.snapshot();
    unlistedState.update(List.copyOf(unlisted));
    readyState.update(ready ? 1 : UnionValue.NONE);
    completedState.update(completed);
  }
}
