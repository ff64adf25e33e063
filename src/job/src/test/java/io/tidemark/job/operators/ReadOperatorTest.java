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
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class ReadOperatorTest {
  private static final long BOUND = 100;

  private OneInputStreamOperatorTestHarness<Parsed<String>, String> harness;
  private long place;

  private void start(OperatorSubtaskState state, boolean timed) throws Exception {
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new ReadOperator<String, String>(
                InputFile.TRADES,
                timed ? ReadRule.events(BOUND) : ReadRule.reference(),
                (p, effective) -> p.event + "@" + effective));
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
}
