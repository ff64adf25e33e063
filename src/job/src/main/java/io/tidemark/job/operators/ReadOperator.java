package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.Count.Fate;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.read.Parsed;
import java.io.Serializable;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Where a record is judged, once: unreadable ones become dead letters, skipped ones are counted,
 * the others get their effective time. With M the newest event time read before it, a record older
 * than M less the out-of-orderness is late and takes that time. The judgement depends on what was
 * read before and in which order, never on a watermark, so that it is the same in every run. Files
 * of one input count as one, in the order given; each partition of a topic counts by itself.
 *
 * <p>The last watermark is sent at the very end, whatever the source said before: a source that
 * went idle cannot send it.
 */
public final class ReadOperator<T, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<Parsed<T>, O>, BoundedOneInput {
  private static final long serialVersionUID = 1L;
  private static final long NONE = PartitionMaxima.NONE;

  /** Makes the event that goes on. */
  @FunctionalInterface
  public interface Stamp<T, O> extends Serializable {
    /**
     * The event with its effective time.
     *
     * @param parsed a record that could be read
     * @param effective its effective time, µs
     * @param complete up to where its partition was complete when it was read, µs; the least long
     *     where nothing was read before
     */
    O stamp(Parsed<T> parsed, long effective, long complete);
  }

  private final InputFile source;
  private final ReadRule rule;
  private final Stamp<T, O> stamp;

  private transient PartitionMaxima newest;
  private transient PartitionMaxima places;
  private transient Tally tally;
  private transient boolean referenceRead;
  private transient Quiet quiet;

  /** An operator for one input. */
  public ReadOperator(InputFile source, ReadRule rule, Stamp<T, O> stamp) {
    this.source = source;
    this.rule = rule;
    this.stamp = stamp;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    tally = new Tally();
    tally.restore(context.getOperatorStateStore());
    newest = PartitionMaxima.times(context.getOperatorStateStore());
    places = PartitionMaxima.places(context.getOperatorStateStore());
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // a timer that fails, fails the task
  public void open() throws Exception {
    super.open();
    tally.register(getMetricGroup(), source);
    if (rule.isReference()) {
      // Not before the task runs: what is sent while it opens may get lost.
      getProcessingTimeService().registerTimer(0, now -> checkReference());
    } else if (rule.perPartition()) {
      quiet = new Quiet(getProcessingTimeService(), rule.idle(), rule.quiet(), this::sendQuiet);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    tally.snapshot();
    newest.snapshot();
    places.snapshot();
  }

  @Override
  public void processElement(StreamRecord<Parsed<T>> element) {
    Parsed<T> parsed = element.getValue();
    tally.add(source, Fate.READ);
    if (parsed.isSkipped()) {
      tally.addSkipped(source, parsed.reason);
    } else if (parsed.isDead()) {
      tally.addDead(source, parsed.reason);
      Origin origin = new Origin(source, parsed.part, parsed.place);
      output.collect(
          Tags.DEAD,
          new StreamRecord<>(new DeadLetter(origin, parsed.reason, parsed.detail, parsed.raw)));
    } else {
      output.collect(element.replace(stamped(parsed)));
    }
    if (rule.isReference()) {
      places.add(parsed.part, parsed.place);
      checkReference();
    } else if (quiet != null) {
      quiet.onRecord();
    }
  }

  private O stamped(Parsed<T> parsed) {
    if (!rule.timed()) {
      return stamp.stamp(parsed, NONE, NONE);
    }
    int part = rule.perPartition() ? parsed.part : 0;
    long before = newest.get(part);
    newest.add(part, parsed.ts);
    long complete = before == NONE ? NONE : before - rule.outOfOrderness();
    return stamp.stamp(parsed, Math.max(parsed.ts, complete), complete);
  }

  /** From the end of the reference data seen at the start on, it holds nobody up, for good. */
  private void checkReference() {
    if (!referenceRead && rule.isRead(places)) {
      referenceRead = true;
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (rule.isReference() || mark.equals(Watermark.MAX_WATERMARK)) {
      return;
    }
    if (quiet == null || quiet.passes(mark)) {
      super.processWatermark(mark);
    }
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (rule.isReference()) {
      return;
    }
    if (quiet != null) {
      quiet.onStatus(status);
    }
    super.processWatermarkStatus(status);
  }

  private void sendQuiet(Watermark mark) throws Exception {
    if (newest.max() != NONE) { // else there is nothing that waits for it
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE); // an idle output sends no watermark
      super.processWatermark(mark);
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }

  @Override
  public void endInput() throws Exception {
    output.collect(Tags.ENDED, new StreamRecord<>(new Notice.Ended(source, newest.max())));
    tally.send(this::count);
    output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
    super.processWatermark(Watermark.MAX_WATERMARK);
  }

  private void count(Count count) {
    output.collect(Tags.COUNTS, new StreamRecord<>(count));
  }
}
