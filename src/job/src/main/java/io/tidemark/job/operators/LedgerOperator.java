package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Times;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.Count.Fate;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * LEDGER: owns what is true of an account. The first input, keyed by account, brings its events;
 * the second, the same for every subtask, the marks of each cut. An event waits until the watermark
 * completes its cut; then all events of the cut apply in order, and the account is valued on the
 * cut's marks. The main output is each fill as it settles, and every account's last state, when
 * both inputs have ended; the last watermark says less, since it does not wait for channels that
 * are idle. In a live run the main output has, before that, rows as events arrive and as cuts
 * change them, and positions that retire, from the first watermark on, which comes once the
 * reference data has been read.
 */
public final class LedgerOperator extends AbstractStreamOperator<LedgerRow>
    implements TwoInputStreamOperator<LedgerInput, Notice, LedgerRow>,
        BoundedMultiInput,
        CutSettler.Out {
  private static final long serialVersionUID = 1L;
  private static final long NONE = Long.MIN_VALUE;

  private final Settings settings;
  private final boolean live;
  private final boolean changelog;

  private transient long interval;
  private transient Ledger ledger;
  private transient LedgerMarket market;
  private transient Schedule schedule;
  private transient WriteBehind<KeptAccount> accounts;
  private transient AccountStores stores;
  private transient Tally tally;
  private transient TreeSet<String> unlisted;
  private transient long lastCut;

  /** All cuts up to here are complete, µs; not always a cut itself. */
  private transient long completed;

  /** Whether the reference data has been read, so that live rows make sense. */
  private transient boolean ready;

  private transient boolean closed;
  private transient Ends ends;
  private transient CutSettler settler;
  private transient LiveRows rows;
  private transient UnionValue lastCutState;
  private transient UnionValue completedState;
  private transient UnionValue readyState;
  private transient ListState<Boolean> closedState;
  private transient ListState<String> unlistedState;

  /**
   * A ledger.
   *
   * @param live whether rows leave as events arrive
   * @param changelog whether every version of each position and account goes to {@link Tags#LOG}
   */
  public LedgerOperator(Settings settings, boolean live, boolean changelog) {
    this.settings = settings;
    this.live = live;
    this.changelog = changelog;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    var store = context.getOperatorStateStore();
    tally = new Tally();
    tally.restore(store);
    lastCutState = new UnionValue(store, "last-cut");
    lastCut = lastCutState.restored();
    completedState = new UnionValue(store, "completed");
    completed = Math.max(lastCut, completedState.restored());
    readyState = new UnionValue(store, "ready");
    ready = readyState.restored() > 0;
    ends = new Ends();
    closedState = store.getUnionListState(new ListStateDescriptor<>("closed", Types.BOOLEAN));
    closed = closedState.get().iterator().hasNext();
    unlistedState = store.getListState(new ListStateDescriptor<>("unlisted", Types.STRING));
    unlisted = new TreeSet<>();
    unlistedState.get().forEach(unlisted::add);
    interval = settings.get(Keys.VALUATION_INTERVAL);
    market = new LedgerMarket(store, interval, settings.get(Keys.MARKS_STALE_AFTER), lastCut);
    stores = new AccountStores(context.getKeyedStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    ledger = new Ledger(EngineConfigs.ledger(settings));
    Cuts cuts = new Cuts(interval, settings.get(Keys.CORRECTION_WINDOW));
    schedule = new Schedule(cuts, live);
    accounts =
        new WriteBehind<>(
            settings.get(Keys.CACHE_ACCOUNTS),
            new WriteBehind.Store<KeptAccount>() {
              @Override
              public KeptAccount load(String key) throws Exception {
                return new KeptAccount(stores);
              }

              @Override
              public void save(KeptAccount account) throws Exception {
                account.save();
              }
            },
            this::setCurrentKey);
    Counter breaches = getMetricGroup().counter("identityBreaches");
    AccountRows accountRows = new AccountRows(ledger.valuer(), breaches);
    rows = live ? new LiveRows(ledger, accountRows, market, this::row) : null;
    settler =
        new CutSettler(
            ledger,
            market,
            schedule,
            accountRows,
            new LimitWatch(ledger.valuer(), schedule.holders(), this::alert),
            rows,
            changelog ? this::log : null,
            this);
    tally.register(
        getMetricGroup(), InputFile.TRADES, InputFile.CASH, InputFile.ACCOUNTS, InputFile.LIMITS);
    getMetricGroup().<Long, Gauge<Long>>gauge("newestCut", this::newestCut);
    rebuild();
  }

  /** What lives on the heap only comes from state again. */
  private void rebuild() throws Exception {
    for (String name : names(AccountStores.WAITING)) {
      accounts.get(name).waiting().forEach(schedule::waits);
    }
    for (String name : names(AccountStores.UNMATCHED)) {
      accounts.get(name).unmatched().all().forEach(schedule::unmatched);
    }
    for (String name : names(AccountStores.ACCOUNT)) {
      schedule.valued(accounts.get(name).account());
      for (Position position : stores.positions.values()) {
        schedule.booked(name, position);
      }
    }
  }

  /** The newest complete cut, µs, whether or not anything changed at it. */
  private long newestCut() {
    return completed == NONE ? NONE : Times.floor(completed, interval);
  }

  private List<String> names(String state) {
    return StateKeys.of(getKeyedStateBackend(), state);
  }

  @Override
  public void processElement1(StreamRecord<LedgerInput> element) throws Exception {
    LedgerInput input = element.getValue().notBefore(completed);
    String name = input.event().account();
    KeptAccount account = accounts.get(name);
    if (input.event() instanceof LimitRow) {
      settler.limit(account, input, newestCut());
    } else if (input.isTerms()) {
      if (settler.open(account, input, lastCut) && live) {
        rows.opened(account, ready, lastCut);
      }
    } else if (settler.admit(account, input)) {
      account.wait(input);
      schedule.waits(input);
      if (live && ready) {
        rows.arrived(account, input, lastCut);
      }
    }
  }

  @Override
  public void processElement2(StreamRecord<Notice> element) throws Exception {
    market.accept(element.getValue(), completed);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() > Long.MIN_VALUE / 1000 && !mark.equals(Watermark.MAX_WATERMARK)) {
      becomeReady();
      cutUpTo((mark.getTimestamp() + 1) * 1000);
    }
    super.processWatermark(mark);
  }

  @Override
  public void endInput(int input) throws Exception {
    if (!ends.all(input) || closed) {
      return;
    }
    becomeReady();
    // The first is the last of all where no idle partition has woken up too late.
    long last = Math.max(market.lastCut(), Math.max(market.lastMarked(), schedule.lastEvent()));
    last = Math.max(last, lastCut);
    cutUpTo(last);
    close(last);
  }

  /** Sends rows of what has waited for the reference data, version by version. */
  private void becomeReady() throws Exception {
    if (!live || ready) {
      return;
    }
    ready = true;
    accounts.flush();
    for (String name : names(AccountStores.WAITING)) {
      rows.arrivedAll(accounts.get(name), lastCut);
    }
  }

  private void cutUpTo(long limit) throws Exception {
    for (long next = nextCut(); next <= limit; next = nextCut()) {
      // Later than what is next where something has become due that should have been before: a
      // position that is flat by a late event, or where this subtask was behind another before a
      // restart.
      long cut = Math.max(next, lastCut);
      settler.begin(cut);
      for (String name : settler.accounts()) {
        settler.settle(name, accounts.get(name));
      }
      lastCut = cut;
    }
    completed = Math.max(completed, limit);
  }

  private long nextCut() {
    return Math.min(schedule.next(), market.next());
  }

  /** Values every account at the last cut and sends its final state. */
  private void close(long last) throws Exception {
    accounts.flush();
    for (String name : names(AccountStores.UNMATCHED)) {
      settler.giveUp(accounts.get(name));
    }
    for (String name : names(AccountStores.ACCOUNT)) {
      settler.close(accounts.get(name), stores.positionKeys(), last);
    }
    tally.send(count -> output.collect(Tags.COUNTS, new StreamRecord<>(count)));
    for (String symbol : unlisted) {
      output.collect(Tags.UNLISTED, new StreamRecord<>(symbol));
    }
    unlisted.clear();
    closed = true;
  }

  @Override
  public void judge(LedgerInput input, Outcome outcome, Rejected rejected) {
    InputFile source = input.origin().source();
    if (rejected != null) {
      tally.addDead(source, rejected.reason());
      output.collect(
          Tags.DEAD,
          new StreamRecord<>(
              new DeadLetter(input.origin(), rejected.reason(), rejected.detail(), input.raw())));
    } else if (outcome == Outcome.DUPLICATE) {
      tally.add(source, Fate.DUPLICATE);
    } else {
      tally.add(source, input.late() ? Fate.LATE : Fate.APPLIED);
      if (input.event() instanceof Trade trade && market.instrument(trade.symbol()) == null) {
        unlisted.add(trade.symbol());
      }
    }
  }

  @Override
  public void row(LedgerRow row) {
    output.collect(new StreamRecord<>(row));
  }

  private void log(LedgerRow row) {
    output.collect(Tags.LOG, new StreamRecord<>(row));
  }

  private void alert(Alert alert) {
    output.collect(Tags.ALERTS, new StreamRecord<>(alert));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    accounts.flush();
  }

  @Override
  public void finish() throws Exception {
    accounts.flush();
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    tally.snapshot();
    lastCutState.update(lastCut);
    completedState.update(completed);
    readyState.update(ready ? 1 : UnionValue.NONE);
    closedState.update(closed ? List.of(true) : List.of());
    unlistedState.update(new ArrayList<>(unlisted));
  }
}
