package io.tidemark.job;

import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.PartialBar;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Outputs behind faults; those behind MARKET and LEDGER run in one chain with them. */
record FaultyOutputs(Topology.Outputs out) implements Topology.Outputs {
  @Override
  public void signals(DataStream<Signal> signals) {
    out.signals(Faults.through(signals, "signals", false));
  }

  @Override
  public void bars(DataStream<Bar> bars) {
    out.bars(Faults.through(bars, "bars", false));
  }

  @Override
  public void partialBars(DataStream<PartialBar> bars) {
    out.partialBars(Faults.through(bars, "partial bars", false));
  }

  @Override
  public void indicators(DataStream<Indicator> indicators) {
    out.indicators(indicators);
  }

  @Override
  public void ledger(DataStream<LedgerRow> rows) {
    out.ledger(Faults.through(rows, "ledger", false));
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    out.alerts(Faults.through(alerts, "alerts", false));
  }

  @Override
  public void log(DataStream<LedgerRow> rows) {
    out.log(Faults.through(rows, "log", false));
  }

  @Override
  public void deadLetters(DataStream<DeadLetter> letters) {
    out.deadLetters(letters);
  }

  @Override
  public void counts(DataStream<Count> counts) {
    out.counts(Faults.through(counts, "counts", false));
  }

  @Override
  public void unlisted(DataStream<String> symbols) {
    out.unlisted(symbols);
  }
}
