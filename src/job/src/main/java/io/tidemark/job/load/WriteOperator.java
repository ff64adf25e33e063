package io.tidemark.job.load;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Writes rows into the database in batches: when enough wait, when one has waited long enough, and
 * before each checkpoint, so that no row is in flight when the source's offsets are kept. While the
 * database is away it blocks, the source stops reading, and checkpoints wait. Rows come again after
 * a restart; the statements leave what is newer, or there already, as it is.
 */
public final class WriteOperator extends AbstractStreamOperator<Refused>
    implements OneInputStreamOperator<LoadRecord, Refused>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final WireFormat format;
  private final String ledger;
  private final int batchRows;
  private final long flushMs;

  private transient boolean restored;
  private transient Map<Topic, Buffer<?>> buffers;
  private transient Session session;
  private transient BatchWriter writer;
  private transient ScheduledFuture<?> timer;
  private transient Counter written;
  private transient Counter foreign;
  private transient Counter refused;

  /**
   * An operator for the ledger and the database of some settings.
   *
   * @param format of the topics' values
   */
  public WriteOperator(Settings settings, WireFormat format) {
    this.settings = settings;
    this.format = format;
    this.ledger = settings.get(Keys.LEDGER_ID);
    this.batchRows = settings.get(Keys.POSTGRES_BATCH);
    this.flushMs = Duration.of(settings.get(Keys.POSTGRES_FLUSH), ChronoUnit.MICROS).toMillis();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    restored = context.isRestored();
  }

  @Override
  public void open() throws Exception {
    super.open();
    buffers = new EnumMap<>(Topic.class);
    String prefix = settings.get(Keys.TOPICS_PREFIX);
    for (Table<?> table : Tables.ALL) {
      buffers.put(table.topic(), new Buffer<>(table, format, prefix));
    }
    session = new Session(settings, !restored);
    writer = new BatchWriter(session, this::refuse);
    var metrics = getMetricGroup();
    written = metrics.counter("rowsLoaded");
    foreign = metrics.counter("rowsOfOtherLedgers");
    refused = metrics.counter("rowsRefused");
    metrics.gauge("databaseConnected", () -> session.isConnected() ? 1 : 0);
    metrics.gauge("databaseError", session::error);
    getContainingTask().getCancelables().registerCloseable(session);
    session.run(connection -> {});
  }

  @Override
  public void processElement(StreamRecord<LoadRecord> element) throws Exception {
    LoadRecord record = element.getValue();
    if (Tables.OF_LEDGER.contains(record.topic()) && !ledger.equals(record.ledger())) {
      foreign.inc();
      return;
    }
    try {
      if (buffers.get(record.topic()).add(record) >= batchRows) {
        flush(buffers.get(record.topic()));
      }
    } catch (Undecodable e) {
      Reason reason =
          e.fault() == Undecodable.Fault.UNKNOWN_SCHEMA
              ? Reason.UNKNOWN_SCHEMA
              : Reason.UNDECODABLE;
      refuse(new Refused(record, reason, String.valueOf(e.getMessage())));
    } catch (Rejected e) {
      refuse(new Refused(record, e.reason(), e.detail()));
    }
    if (timer == null) {
      long now = getProcessingTimeService().getCurrentProcessingTime();
      timer = getProcessingTimeService().registerTimer(now + flushMs, time -> waitedEnough());
    }
  }

  private void waitedEnough() throws InterruptedException {
    timer = null;
    flushAll();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    flushAll();
  }

  @Override
  public void endInput() throws Exception {
    flushAll();
  }

  private void flushAll() throws InterruptedException {
    for (Buffer<?> buffer : buffers.values()) {
      flush(buffer);
    }
  }

  private void flush(Buffer<?> buffer) throws InterruptedException {
    int rows = buffer.size();
    buffer.flush(writer);
    written.inc(rows);
  }

  private void refuse(Refused row) {
    refused.inc();
    output.collect(new StreamRecord<>(row));
  }

  @Override
  public void close() throws Exception {
    if (session != null) {
      session.close();
    }
    super.close();
  }
}
