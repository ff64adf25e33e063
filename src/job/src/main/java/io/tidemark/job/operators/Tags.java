package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.job.codec.AlertCodec;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.codec.FlowCodecs;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.codec.MarketCodecs;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.PartialBar;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/** The operators' side outputs. */
public final class Tags {
  /** Records that could not be used. */
  public static final OutputTag<DeadLetter> DEAD =
      new OutputTag<>("dead-letters", new CodecType<>(new FlowCodecs.DeadLetterCodec()));

  /** What became of the records, sent once at the end of the input. */
  public static final OutputTag<Count> COUNTS =
      new OutputTag<>("counts", new CodecType<>(new FlowCodecs.CountCodec()));

  /** Symbols that have no row and took the defaults, sent at the end of the input. */
  public static final OutputTag<String> UNLISTED = new OutputTag<>("unlisted", Types.STRING);

  /** The end of an input. */
  public static final OutputTag<Notice> ENDED =
      new OutputTag<>("ended", new CodecType<>(new FlowCodecs.NoticeCodec()));

  /** Signals. */
  public static final OutputTag<Signal> SIGNALS =
      new OutputTag<>("signals", new CodecType<>(new MarketCodecs.SignalCodec()));

  /** Closed bars. */
  public static final OutputTag<Bar> BARS =
      new OutputTag<>("bars", new CodecType<>(new MarketCodecs.BarCodec()));

  /** Bars that are still open. */
  public static final OutputTag<PartialBar> PARTIAL_BARS =
      new OutputTag<>("partial-bars", new CodecType<>(new MarketCodecs.PartialBarCodec()));

  /** Values of indicators. */
  public static final OutputTag<Indicator> INDICATORS =
      new OutputTag<>("indicators", new CodecType<>(new MarketCodecs.IndicatorCodec()));

  /** Every version of each position and account. */
  public static final OutputTag<LedgerRow> LOG =
      new OutputTag<>("log", new CodecType<>(new LedgerRowCodec()));

  /** Beginnings and ends of breaches of limits. */
  public static final OutputTag<Alert> ALERTS =
      new OutputTag<>("alerts", new CodecType<>(new AlertCodec()));

  private Tags() {}
}
