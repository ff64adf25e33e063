package io.tidemark.job.operators;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.read.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class ReadOperatorTest {
  private static final long BOUND = 100;

  private OneInputStreamOperatorTestHarness<Parsed<String>, String> harness;
  private long place;

  private void start(OperatorSubtaskState state, boolean timed) throws Exception {
    start(state, timed ? ReadRule.events(BOUND) : ReadRule.reference());
  }

  private void start(OperatorSubtaskState state, ReadRule rule) throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new ReadOperator<String, String>(
                InputFile.TRADES, rule, (p, effective, complete) -> p.event + "@" + effective));
    harness.setup(
        Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
  }

  private String read(int part, long ts) throws Exception {
    harness.processElement(
        new StreamRecord<>(new Parsed<>(part, ++place, "e", ts, null, null, "raw")));
    List<String> values = harness.extractOutputValues();
    return values.get(values.size() - 1);
  }

  private void readDead() throws Exception {
    harness.processElement(
        new StreamRecord<>(new Parsed<>(1, ++place, null, 0, Reason.BAD_TIME, "ts is bad", "a,b")));
  }

  private List<String> counts() {
    List<Object> counts = new ArrayList<>();
    harness.getSideOutput(Tags.COUNTS).forEach(record -> counts.add(record.getValue()));
    return Tallies.sum(counts);
  }

  @Test
  void timeWithinTheBoundIsTaken() throws Exception {
    start(null, true);
    assertThat(read(0, 1000)).isEqualTo("e@1000");
    assertThat(read(0, 900)).isEqualTo("e@900");
    assertThat(read(0, 1000)).isEqualTo("e@1000");
  }

  @Test
  void lateRecordTakesTheNewestTimeLessTheBound() throws Exception {
    start(null, true);
    read(0, 1000);
    assertThat(read(0, 899)).isEqualTo("e@900");
    assertThat(read(0, -5000)).isEqualTo("e@900");
    read(0, 1050);
    assertThat(read(0, 949)).isEqualTo("e@950");
  }

  @Test
  void firstRecordIsNeverLate() throws Exception {
    start(null, true);
    assertThat(read(0, -62_000_000_000_000_000L)).isEqualTo("e@-62000000000000000");
  }

  @Test
  void filesOfOneInputCountAsOne() throws Exception {
    start(null, true);
    read(0, 1000);
    assertThat(read(1, 500)).isEqualTo("e@900");
  }

  @Test
  void deadRecordMovesNothingAndSaysWhere() throws Exception {
    start(null, true);
    read(0, 1000);
    readDead();
    assertThat(read(0, 950)).isEqualTo("e@950");
    assertThat(harness.extractOutputValues()).hasSize(2);
    assertThat(harness.getSideOutput(Tags.DEAD))
        .extracting(StreamRecord::getValue)
        .containsExactly(
            new DeadLetter(
                new Origin(InputFile.TRADES, 1, 2), Reason.BAD_TIME, "ts is bad", "a,b"));
  }

  @Test
  void referenceDataHasNoTime() throws Exception {
    start(null, false);
    assertThat(read(0, 0)).isEqualTo("e@" + Long.MIN_VALUE);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    assertThat(harness.getSideOutput(Tags.ENDED))
        .extracting(StreamRecord::getValue)
        .containsExactly(new Notice.Ended(InputFile.TRADES, Long.MIN_VALUE));
  }

  @Test
  void endTellsTheNewestTimeAndTheCountsBeforeTheWatermark() throws Exception {
    start(null, true);
    read(0, 1000);
    read(0, 10);
    readDead();
    harness.processWatermark(new Watermark(5));
    assertThat(harness.getSideOutput(Tags.COUNTS)).isNull();
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    assertThat(harness.getSideOutput(Tags.ENDED))
        .extracting(StreamRecord::getValue)
        .containsExactly(new Notice.Ended(InputFile.TRADES, 1000));
    assertThat(counts()).containsExactly("TRADES DEAD BAD_TIME=1", "TRADES READ=3");
  }

  @Test
  void restoredOneJudgesAndCountsAsIfNothingHadHappened() throws Exception {
    start(null, true);
    read(0, 1000);
    readDead();
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    start(state, true);
    assertThat(read(0, 10)).isEqualTo("e@900");
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    assertThat(counts()).containsExactly("TRADES DEAD BAD_TIME=1", "TRADES READ=3");
  }

  @Test
  void restoredAfterTheEndItCountsNothingTwice() throws Exception {
    start(null, true);
    read(0, 1000);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    start(state, true);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    harness.endInput();
    assertThat(harness.getSideOutput(Tags.COUNTS)).isNull();
    assertThat(harness.getSideOutput(Tags.ENDED)).hasSize(1);
  }

  private static final ReadRule LIVE = ReadRule.liveEvents(BOUND, 5_000_000, 30_000_000);

  @Test
  void partitionsOfATopicCountEachByItself() throws Exception {
    start(null, LIVE);
    read(0, 1000);
    assertThat(read(3, 500)).isEqualTo("e@500");
    assertThat(read(0, 500)).isEqualTo("e@900");
    assertThat(read(3, 100)).isEqualTo("e@400");
  }

  @Test
  void restoredOnesTakeOverWhatAnyOfThemKnewOfAPartition() throws Exception {
    start(null, LIVE);
    read(0, 1000);
    read(1, 7000);
    OperatorSubtaskState first = harness.snapshot(1, 1);
    harness.close();
    start(null, LIVE);
    read(1, 3000);
    read(2, 5000);
    OperatorSubtaskState second = harness.snapshot(1, 1);
    harness.close();
    start(AbstractStreamOperatorTestHarness.repackageState(first, second), LIVE);
    assertThat(read(0, 10)).isEqualTo("e@900");
    assertThat(read(1, 10)).isEqualTo("e@6900");
    assertThat(read(2, 10)).isEqualTo("e@4900");
    assertThat(read(3, 10)).isEqualTo("e@10");
  }

  @Test
  void newestTimeOfTheFirstReleaseIsTaken() throws Exception {
    OneInputStreamOperatorTestHarness<Long, Long> former =
        new OneInputStreamOperatorTestHarness<>(new FirstRelease(1000));
    former.open();
    OperatorSubtaskState state = former.snapshot(1, 1);
    former.close();
    start(state, true);
    assertThat(read(1, 10)).isEqualTo("e@900");
    OperatorSubtaskState again = harness.snapshot(2, 2);
    harness.close();
    start(again, true);
    assertThat(read(0, 10)).isEqualTo("e@900");
  }

  /** Writes the state as the first release did. */
  private static final class FirstRelease extends AbstractStreamOperator<Long>
      implements OneInputStreamOperator<Long, Long> {
    private static final long serialVersionUID = 1L;

    private final long newest;

    FirstRelease(long newest) {
      this.newest = newest;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
      super.snapshotState(context);
      getOperatorStateBackend()
          .getUnionListState(new ListStateDescriptor<>("newest", Types.LONG))
          .add(newest);
    }

    @Override
    public void processElement(StreamRecord<Long> element) {}
  }

  /** Watermarks and statuses sent since the last call. */
  private List<Object> said() {
    List<Object> said = new ArrayList<>(harness.getOutput());
    said.removeIf(StreamRecord.class::isInstance);
    harness.getOutput().clear();
    return said;
  }

  @Test
  void referenceDataHoldsUntilWhatWasThereIsReadAndThenNobody() throws Exception {
    ReadRule rule = ReadRule.liveReference(Map.of(0, 3L, 2, 8L));
    start(null, rule);
    harness.setProcessingTime(1);
    readAt(0, 3);
    readAt(1, 100);
    readAt(2, 7);
    harness.processWatermark(new Watermark(5));
    assertThat(said()).isEmpty();
    OperatorSubtaskState half = harness.snapshot(1, 1);
    // A dead record counts as read, and the very last may have been compacted away.
    harness.processElement(
        new StreamRecord<>(new Parsed<>(2, 9, null, 0, Reason.BAD_TIME, "bad", "x")));
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    harness.processWatermark(new Watermark(6));
    readAt(0, 4);
    assertThat(said()).isEmpty();
    OperatorSubtaskState all = harness.snapshot(2, 2);
    harness.close();

    start(half, rule);
    harness.setProcessingTime(1);
    assertThat(said()).isEmpty();
    readAt(2, 8);
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
    harness.close();

    start(all, rule);
    harness.setProcessingTime(1);
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
    harness.endInput();
    assertThat(said()).containsExactly(WatermarkStatus.ACTIVE, Watermark.MAX_WATERMARK);
  }

  @Test
  void referenceDataThatIsEmptyHoldsNobody() throws Exception {
    start(null, ReadRule.liveReference(Map.of()));
    harness.setProcessingTime(1);
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
  }

  private void readAt(int part, long offset) throws Exception {
    harness.processElement(
        new StreamRecord<>(new Parsed<>(part, offset, "e", 0, null, null, "raw")));
  }

  @Test
  void longSilenceFollowsTheClock() throws Exception {
    start(null, LIVE);
    harness.setProcessingTime(1_000_000);
    read(0, 999_000_000);
    harness.processWatermark(new Watermark(998_999));
    harness.setProcessingTime(1_060_000);
    assertThat(said()).as("the source says that it is not idle").hasSize(1);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.setProcessingTime(1_084_999);
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
    harness.setProcessingTime(1_086_000);
    assertThat(said())
        .containsExactly(WatermarkStatus.ACTIVE, new Watermark(1_056_000), WatermarkStatus.IDLE);
    harness.setProcessingTime(1_087_500);
    assertThat(said()).contains(new Watermark(1_057_500));
    // A late record wakes nobody up, since the source has no newer watermark to send.
    read(0, 900_000_000);
    harness.setProcessingTime(1_110_000);
    assertThat(said()).isEmpty();
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    harness.processWatermark(new Watermark(1_050_000));
    assertThat(said()).as("never back").containsExactly(WatermarkStatus.ACTIVE);
    harness.processWatermark(new Watermark(1_100_000));
    harness.setProcessingTime(2_000_000);
    assertThat(said()).containsExactly(new Watermark(1_100_000));
  }

  @Test
  void silenceOfAnInputThatNeverHadARecordSaysNothing() throws Exception {
    start(null, LIVE);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.setProcessingTime(10_000_000);
    assertThat(said()).containsExactly(WatermarkStatus.IDLE);
  }

  @Test
  void silenceAfterARestartFollowsTheClockToo() throws Exception {
    start(null, LIVE);
    read(5, 1000);
    OperatorSubtaskState state = harness.snapshot(1, 1);
    harness.close();
    start(state, LIVE);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.setProcessingTime(10_000_000);
    assertThat(said()).contains(new Watermark(10_000_000 - 30_000));
  }

  @Test
  void lastWatermarkComesThroughFromAnIdleSource() throws Exception {
    start(null, LIVE);
    read(0, 1000);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.processWatermark(Watermark.MAX_WATERMARK);
    assertThat(harness.getSideOutput(Tags.ENDED)).isNull();
    said();
    harness.endInput();
    assertThat(said()).containsExactly(WatermarkStatus.ACTIVE, Watermark.MAX_WATERMARK);
    assertThat(harness.getSideOutput(Tags.ENDED)).hasSize(1);
  }
}
