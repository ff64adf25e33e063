package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.Count.Fate;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.read.Parsed;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Where a record is judged, once: unreadable ones become dead letters, the others get their
 * effective time. With M the newest event time read before it, a record older than M less the
 * out-of-orderness is late and takes that time. The judgement depends on what was read before and
 * in which order, never on a watermark, so that it is the same in every run. Files of one input
 * count as one, in the order given.
 */
public final class ReadOperator<T, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<Parsed<T>, O> {
  private static final long serialVersionUID = 1L;
  private static final long NONE = Long.MIN_VALUE;

  /** Makes the event that goes on. */
  @FunctionalInterface
  public interface Stamp<T, O> extends Serializable {
    /**
     * The event with its effective time.
     *
     * @param parsed a record that could be read
     * @param effective its effective time, µs
     */
    O stamp(Parsed<T> parsed, long effective);
  }

  private final InputFile source;
  private final boolean timed;
  private final long outOfOrderness;
  private final Stamp<T, O> stamp;

  private transient long newest;
  private transient Tally tally;
  private transient ListState<Long> newestState;

  /**
   * An operator for one input.
   *
   * @param timed whether its records have a time
   * @param outOfOrderness how far behind the newest a record may be, µs
   */
  public ReadOperator(InputFile source, boolean timed, long outOfOrderness, Stamp<T, O> stamp) {
    this.source = source;
    this.timed = timed;
    this.outOfOrderness = outOfOrderness;
    this.stamp = stamp;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    tally = new Tally();
    tally.restore(context.getOperatorStateStore());
    newest = NONE;
    newestState =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("newest", Types.LONG));
    for (long ts : newestState.get()) {
      newest = Math.max(newest, ts);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    tally.snapshot();
    newestState.update(List.of(newest));
  }

  @Override
  public void processElement(StreamRecord<Parsed<T>> element) {
    Parsed<T> parsed = element.getValue();
    tally.add(source, Fate.READ);
    if (parsed.event == null) {
      tally.addDead(source, parsed.reason);
      Origin origin = new Origin(source, parsed.part, parsed.place);
      output.collect(
          Tags.DEAD,
          new StreamRecord<>(new DeadLetter(origin, parsed.reason, parsed.detail, parsed.raw)));
      return;
    }
    long effective = NONE;
    if (timed) {
      effective = newest == NONE ? parsed.ts : Math.max(parsed.ts, newest - outOfOrderness);
      newest = Math.max(newest, parsed.ts);
    }
    output.collect(element.replace(stamp.stamp(parsed, effective)));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      output.collect(Tags.ENDED, new StreamRecord<>(new Notice.Ended(source, newest)));
      tally.send(this::count);
    }
    super.processWatermark(mark);
  }

  private void count(Count count) {
    output.collect(Tags.COUNTS, new StreamRecord<>(count));
  }
}
