package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LedgerEvent;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.codec.FlowCodecs;
import io.tidemark.job.codec.LedgerCodecs;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.codec.MarketCodecs;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.MarketNews;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.flow.RuleChange;
import io.tidemark.job.operators.LedgerOperator;
import io.tidemark.job.operators.MarketOperator;
import io.tidemark.job.operators.ReadOperator;
import io.tidemark.job.operators.ReadRule;
import io.tidemark.job.operators.Tags;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.rules.RuleFiles;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The flow from inputs to outputs, whatever these are: files, topics, or a test's collections. */
public final class Topology {
  private static final TypeInformation<Notice> NOTICES =
      new CodecType<>(new FlowCodecs.NoticeCodec());
  private static final TypeInformation<MarketNews> NEWS =
      new CodecType<>(new MarketCodecs.NewsCodec());
  private static final TypeInformation<LedgerInput> LEDGER_INPUTS =
      new CodecType<>(new LedgerCodecs.InputCodec());

  private Topology() {}

  /**
   * What comes in. Each stream keeps the order of its input, and its watermarks follow it.
   *
   * @param rules what the topic of rules says; null where there is none, so that those of the file
   *     are all
   */
  public record Inputs(
      DataStream<Parsed<Tick>> ticks,
      DataStream<Parsed<Trade>> trades,
      DataStream<Parsed<CashEvent>> cash,
      DataStream<Parsed<InstrumentChange>> instruments,
      DataStream<Parsed<AccountTerms>> accounts,
      DataStream<Parsed<LimitRow>> limits,
      DataStream<Parsed<RuleChange>> rules) {}

  /** What comes out; it attaches a sink to each stream. */
  public interface Outputs {
    /** Rules that fired. */
    void signals(DataStream<Signal> signals);

    /** Closed bars. */
    void bars(DataStream<Bar> bars);

    /** Bars that are still open; called only where the settings want them. */
    void partialBars(DataStream<PartialBar> bars);

    /** Values of indicators. */
    void indicators(DataStream<Indicator> indicators);

    /**
     * Each fill as it settles, and every account's last state at the end of the input. Of a live
     * run, before that, each row as an event arrives or a cut changes it, and positions that
     * retire; a consumer of those has no use for balances, which come at the end only.
     */
    void ledger(DataStream<LedgerRow> rows);

    /** Beginnings and ends of breaches of limits. */
    void alerts(DataStream<Alert> alerts);

    /** Every version of each position and account, if asked for. */
    void log(DataStream<LedgerRow> rows);

    /** Records that could not be used. */
    void deadLetters(DataStream<DeadLetter> letters);

    /** What became of the records, at the end of the input; replays only. */
    void counts(DataStream<Count> counts);

    /** Symbols that took the defaults, at the end of the input; replays only. */
    void unlisted(DataStream<String> symbols);
  }

  /**
   * What kind of run it is.
   *
   * @param live whether the inputs are topics, without end: rows of the ledger then leave as its
   *     events arrive; else files, which are read to their end
   * @param changelog whether every version of each position and account goes to {@link Outputs#log}
   * @param ends for each input of reference data, for each of its partitions that has data, the
   *     offset of the last record that it had when the job was built; live only
   */
  public record Run(boolean live, boolean changelog, Map<InputFile, Map<Integer, Long>> ends) {
    /** Files, read to their end. */
    public static Run replay(boolean changelog) {
      return new Run(false, changelog, Map.of());
    }

    /** Topics; no event is used before the reference data has been read up to these offsets. */
    public static Run live(Map<InputFile, Map<Integer, Long>> ends) {
      return new Run(true, false, Map.copyOf(ends));
    }
  }

  /**
   * Builds the flow. The readers of topics of events take the environment's parallelism, all others
   * are one; the sources should have the same, so that each runs in one chain with its reader.
   */
  public static void build(Inputs in, Outputs out, Settings settings, Run run) {
    ReadRule event = event(settings, run);
    var ticks =
        read(
            in.ticks(),
            Uids.READ_TICKS,
            new CodecType<>(new MarketCodecs.TickCodec()),
            new ReadOperator<>(InputFile.TICKS, event, Topology::tick),
            run.live());
    var trades =
        read(
            in.trades(),
            Uids.READ_TRADES,
            LEDGER_INPUTS,
            new ReadOperator<>(
                InputFile.TRADES, event, (p, ts, complete) -> ledgerInput(InputFile.TRADES, p, ts)),
            run.live());
    var cash =
        read(
            in.cash(),
            Uids.READ_CASH,
            LEDGER_INPUTS,
            new ReadOperator<>(
                InputFile.CASH, event, (p, ts, complete) -> ledgerInput(InputFile.CASH, p, ts)),
            run.live());
    var accounts =
        read(
            in.accounts(),
            Uids.READ_ACCOUNTS,
            LEDGER_INPUTS,
            new ReadOperator<>(
                InputFile.ACCOUNTS,
                reference(run, InputFile.ACCOUNTS),
                (p, ts, complete) -> ledgerInput(InputFile.ACCOUNTS, p, ts)),
            false);
    var limits =
        read(
            in.limits(),
            Uids.READ_LIMITS,
            LEDGER_INPUTS,
            new ReadOperator<>(
                InputFile.LIMITS,
                reference(run, InputFile.LIMITS),
                (p, ts, complete) -> ledgerInput(InputFile.LIMITS, p, ts)),
            false);
    var instruments =
        read(
            in.instruments(),
            Uids.READ_INSTRUMENTS,
            NEWS,
            new ReadOperator<>(
                InputFile.INSTRUMENTS, reference(run, InputFile.INSTRUMENTS), Topology::row),
            false);
    var rules = in.rules() == null ? null : rules(in.rules(), run);

    DataStream<MarketNews> rows = instruments.keyBy(Topology::symbol, Types.STRING);
    SingleOutputStreamOperator<Notice> market =
        KeyedWithBroadcast.transform(
                ticks.keyBy(tick -> tick.symbol, Types.STRING),
                rules == null ? rows : rows.union(rules.broadcast()),
                Uids.MARKET,
                NOTICES,
                new MarketOperator(settings, RuleFiles.load(settings)))
            .uid(Uids.MARKET);

    DataStream<Notice> listed =
        instruments
            .map(Topology::notice, NOTICES)
            .uid(Uids.LISTED)
            .name(Uids.LISTED)
            .setParallelism(1);
    DataStream<Notice> notices =
        market
            .broadcast()
            .union(
                listed.broadcast(),
                ticks.getSideOutput(Tags.ENDED).broadcast(),
                trades.getSideOutput(Tags.ENDED).broadcast(),
                cash.getSideOutput(Tags.ENDED).broadcast());
    KeyedStream<LedgerInput, String> events =
        trades.union(cash, accounts, limits).keyBy(input -> input.event().account(), Types.STRING);
    SingleOutputStreamOperator<LedgerRow> ledger =
        KeyedWithBroadcast.transform(
                events,
                notices,
                Uids.LEDGER,
                new CodecType<>(new LedgerRowCodec()),
                new LedgerOperator(settings, run.live(), run.changelog()))
            .uid(Uids.LEDGER);

    out.signals(market.getSideOutput(Tags.SIGNALS));
    out.bars(market.getSideOutput(Tags.BARS));
    if (settings.get(Keys.BARS_PARTIAL)) {
      out.partialBars(market.getSideOutput(Tags.PARTIAL_BARS));
    }
    out.indicators(market.getSideOutput(Tags.INDICATORS));
    out.ledger(ledger);
    out.alerts(ledger.getSideOutput(Tags.ALERTS));
    if (run.changelog()) {
      out.log(ledger.getSideOutput(Tags.LOG));
    }
    DataStream<DeadLetter> dead =
        market
            .getSideOutput(Tags.DEAD)
            .union(
                ledger.getSideOutput(Tags.DEAD),
                ticks.getSideOutput(Tags.DEAD),
                trades.getSideOutput(Tags.DEAD),
                cash.getSideOutput(Tags.DEAD),
                accounts.getSideOutput(Tags.DEAD),
                limits.getSideOutput(Tags.DEAD),
                instruments.getSideOutput(Tags.DEAD));
    out.deadLetters(rules == null ? dead : dead.union(rules.getSideOutput(Tags.DEAD)));
    if (run.live()) {
      return; // its counts are metrics
    }
    out.counts(
        market
            .getSideOutput(Tags.COUNTS)
            .union(
                ledger.getSideOutput(Tags.COUNTS),
                ticks.getSideOutput(Tags.COUNTS),
                trades.getSideOutput(Tags.COUNTS),
                cash.getSideOutput(Tags.COUNTS),
                accounts.getSideOutput(Tags.COUNTS),
                limits.getSideOutput(Tags.COUNTS),
                instruments.getSideOutput(Tags.COUNTS)));
    out.unlisted(market.getSideOutput(Tags.UNLISTED).union(ledger.getSideOutput(Tags.UNLISTED)));
  }

  private static ReadRule event(Settings settings, Run run) {
    long bound = settings.get(Keys.OUT_OF_ORDERNESS);
    return run.live()
        ? ReadRule.liveEvents(bound, settings.get(Keys.IDLE), settings.get(Keys.QUIET))
        : ReadRule.events(bound);
  }

  private static ReadRule reference(Run run, InputFile input) {
    return run.live() ? ReadRule.liveReference(run.ends().get(input)) : ReadRule.reference();
  }

  private static <T, O> SingleOutputStreamOperator<O> read(
      DataStream<Parsed<T>> source,
      String uid,
      TypeInformation<O> type,
      ReadOperator<T, O> reader,
      boolean parallel) {
    SingleOutputStreamOperator<O> read = source.transform(uid, type, reader).uid(uid).name(uid);
    return parallel ? read : read.setParallelism(1);
  }

  private static SingleOutputStreamOperator<MarketNews> rules(
      DataStream<Parsed<RuleChange>> source, Run run) {
    return read(
        source,
        Uids.READ_RULES,
        NEWS,
        new ReadOperator<>(
            InputFile.SIGNAL_RULES,
            reference(run, InputFile.SIGNAL_RULES),
            (parsed, ts, complete) -> parsed.event),
        false);
  }

  private static String symbol(MarketNews row) {
    return ((InstrumentRow) row).change().symbol();
  }

  private static Notice notice(MarketNews row) {
    Instrument instrument = ((InstrumentRow) row).change().row();
    return instrument == null ? new Notice.Delisted(symbol(row)) : new Notice.Listed(instrument);
  }

  private static Tick tick(Parsed<Tick> parsed, long effective, long complete) {
    parsed.event.effective = effective;
    parsed.event.complete = complete;
    return parsed.event;
  }

  private static MarketNews row(Parsed<InstrumentChange> parsed, long effective, long complete) {
    Origin origin = new Origin(InputFile.INSTRUMENTS, parsed.part, parsed.place);
    return new InstrumentRow(parsed.event, origin, parsed.raw);
  }

  private static <T extends LedgerEvent> LedgerInput ledgerInput(
      InputFile source, Parsed<T> parsed, long effective) {
    Origin origin = new Origin(source, parsed.part, parsed.place);
    return new LedgerInput(parsed.event, effective, origin, parsed.raw);
  }
}
