package io.tidemark.desk.load;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.job.Settings;
import io.tidemark.job.load.LoadRecord;
import io.tidemark.job.load.Refused;
import io.tidemark.job.load.RefusedCodec;
import io.tidemark.job.load.WriteOperator;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.Bar;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** One subtask of the writer, without a cluster and without Kafka. */
final class Loading implements AutoCloseable {
  static final String LEDGER = "main";

  private final OneInputStreamOperatorTestHarness<LoadRecord, Refused> harness;
  private long offset;
  private long checkpoint;

  Loading(Db db) throws Exception {
    this(db.settings(LEDGER).set("postgres.flush-interval=200ms").build());
  }

  Loading(Settings settings) throws Exception {
    this(settings, null);
  }

  private Loading(Settings settings, OperatorSubtaskState from) throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new WriteOperator(settings, WireFormat.singleObject()), 720, 1, 0);
    harness.setup(new RefusedCodec());
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
  }

  /** One that goes on from a checkpoint, which holds nothing. */
  static Loading restored(Settings settings) throws Exception {
    return new Loading(settings, OperatorSubtaskState.builder().build());
  }

  Loading position(Position.Builder position) throws Exception {
    return ours(Topic.POSITIONS, Wires.bytes(Topic.POSITIONS, position.build()));
  }

  Loading account(AccountPnl.Builder account) throws Exception {
    return ours(Topic.ACCOUNTS_PNL, Wires.bytes(Topic.ACCOUNTS_PNL, account.build()));
  }

  Loading fill(Fill.Builder fill) throws Exception {
    return ours(Topic.FILLS, Wires.bytes(Topic.FILLS, fill.build()));
  }

  Loading alert(Alert.Builder alert) throws Exception {
    return ours(Topic.ALERTS, Wires.bytes(Topic.ALERTS, alert.build()));
  }

  /** A position without a value. */
  Loading end(String key) throws Exception {
    return record(Topic.POSITIONS, LEDGER, key.getBytes(StandardCharsets.UTF_8), null);
  }

  Loading signal(Signal.Builder signal) throws Exception {
    return ours(Topic.SIGNALS, Wires.bytes(Topic.SIGNALS, signal.build()));
  }

  Loading bar(Bar.Builder bar) throws Exception {
    return ours(Topic.BARS, Wires.bytes(Topic.BARS, bar.build()));
  }

  Loading ours(Topic topic, byte[] value) throws Exception {
    return record(topic, LEDGER, value);
  }

  /** A record with key "k" of partition 3; offsets count from 0. */
  Loading record(Topic topic, String ledger, byte[] value) throws Exception {
    return record(topic, ledger, "k".getBytes(StandardCharsets.UTF_8), value);
  }

  Loading record(Topic topic, String ledger, byte[] key, byte[] value) throws Exception {
    harness.processElement(new LoadRecord(topic, 3, offset++, ledger, key, value), 0);
    return this;
  }

  /** What a checkpoint does before its barrier. */
  Loading checkpoint() throws Exception {
    harness.prepareSnapshotPreBarrier(++checkpoint);
    return this;
  }

  Loading clock(long ms) throws Exception {
    harness.setProcessingTime(ms);
    return this;
  }

  List<Refused> refused() {
    return harness.extractOutputValues();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
