package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.datagen.report.LoadReport;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Flink tells of jobs. */
@Timeout(60)
final class FlinkProbeTest {
  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "read; Source: topic-ticks -> read-ticks",
        "read-trades; Source: topic-trades -> read-trades",
        "read-instruments; Source: topic-instruments -> read-instruments -> listed-instruments",
        "market; market -> (encode-signals, encode-bars, encode-indicators)",
        "ledger; ledger -> (encode-ledger -> sink-ledger: Writer -> sink-ledger: Committer)",
        "sink-at-once; sink-at-once: Writer -> sink-at-once: Committer",
        "encode-dead-letters; encode-dead-letters",
        "load; Source: load-source -> load-postgres -> load-dead-letters: Writer"
      })
  void verticesHaveShortNames(String shortName, String name) {
    assertThat(Vertices.shortName(name)).isEqualTo(shortName);
  }

  @Test
  void anIdleSpellThatIsNotAddedYetIsNoWork() throws Exception {
    SubtaskMeter subtask = new SubtaskMeter("trading", "read", 1);
    subtask.take(json(FakeFlink.metrics(10, 900, 0, 100)));
    // 4 s later Flink calls busy what is idle, and a second later it knows better
    subtask.take(json(FakeFlink.metrics(10, 4_900, 0, 100)));
    assertThat(subtask.busyNow()).isZero();
    subtask.take(json(FakeFlink.metrics(10, 900, 0, 5_100)));
    assertThat(subtask.busyNow()).isZero();
    assertThat(subtask.total().busy()).isZero();
    subtask.take(json(FakeFlink.metrics(110, 1_100, 300, 5_600)));
    assertThat(subtask.busyNow()).isCloseTo(0.2, within(1e-9));
    assertThat(subtask.backPressuredNow()).isCloseTo(0.3, within(1e-9));
    LoadReport.Subtask total = subtask.total();
    assertThat(total.recordsIn()).isEqualTo(100);
    assertThat(total.busy()).isCloseTo(200.0 / 6_000, within(1e-9));
    // The task was started again
    subtask.take(json(FakeFlink.metrics(5, 10, 0, 10)));
    subtask.take(json(FakeFlink.metrics(25, 20, 0, 20)));
    assertThat(subtask.total().recordsIn()).isEqualTo(120);
    subtask.mark();
    assertThat(subtask.total().recordsIn()).isZero();
  }

  private static String checkpoints(int completed, int failed, String history) {
    return """
        {"counts":{"completed":%d,"failed":%d},
         "latest":{"completed":{"state_size":5000}},"history":[%s]}"""
        .formatted(completed, failed, history);
  }

  private static String checkpoint(long id, String status, long millis, long bytes) {
    return """
        {"id":%d,"status":"%s","end_to_end_duration":%d,"checkpointed_size":%d}"""
        .formatted(id, status, millis, bytes);
  }

  @Test
  void eachCheckpointCountsOnceAndThoseBeforeTheFirstLookDoNot() throws Exception {
    CheckpointMeter meter = new CheckpointMeter();
    meter.take(json(checkpoints(1, 0, checkpoint(1, "COMPLETED", 999, 9_999))));
    String two = checkpoint(2, "COMPLETED", 40, 1_000);
    String three = checkpoint(3, "FAILED", 80, 0);
    meter.take(json(checkpoints(2, 1, three + "," + two)));
    assertThat(meter.millisNow()).isEqualTo(40);
    assertThat(meter.bytesNow()).isEqualTo(1_000);
    meter.take(json(checkpoints(2, 1, three + "," + two)));
    assertThat(meter.millisNow()).isNull();
    meter.take(json(checkpoints(3, 1, checkpoint(4, "COMPLETED", 60, 700) + "," + three)));
    assertThat(meter.completed()).isEqualTo(2);
    assertThat(meter.failed()).isEqualTo(1);
    assertThat(meter.millis().count()).isEqualTo(2);
    assertThat(meter.millis().max()).isCloseTo(60, within(0.1));
    assertThat(meter.bytesMax()).isEqualTo(1_000);
    assertThat(meter.stateBytes()).isEqualTo(5_000);
    meter.mark();
    assertThat(meter.completed()).isZero();
    assertThat(meter.failed()).isZero();
    assertThat(meter.millis().count()).isZero();
    assertThat(meter.stateBytes()).isEqualTo(5_000);
  }

  @Test
  void aClusterThatGoesAwayIsNotedOnceAndWhatItToldStays() throws Exception {
    Trouble trouble = new Trouble("Flink", System.nanoTime());
    try (FakeFlink flink = new FakeFlink()) {
      flink.answers.put(
          "/jobs/overview", "{\"jobs\":[" + FakeFlink.job("j", "tidemark trading", 1) + "]}");
      vertices(flink, 10);
      flink.answers.put("/jobs/j/metrics", "[{\"id\":\"numRestarts\",\"value\":\"3\"}]");
      flink.answers.put("/jobs/j/checkpoints", checkpoints(1, 0, ""));
      flink.answers.put("/jobs/j/checkpoints/config", "{\"interval\":250}");
      InstrumentsOptions options =
          InstrumentsOptions.builder()
              .consumer(new Properties())
              .rest(flink.uri())
              .job(new WatchedJob("trading", "tidemark trading", "g", List.of("ticks")))
              .build();
      try (FlinkProbe probe = FlinkProbe.start(options, trouble)) {
        await(() -> probe.intervalMillis() == 250 && probe.now().containsKey("busy.market"));
        vertices(flink, 110);
        flink.answers.put("/jobs/j/metrics", "[{\"id\":\"numRestarts\",\"value\":\"4\"}]");
        flink.answers.put(
            "/jobs/j/checkpoints", checkpoints(2, 0, checkpoint(2, "COMPLETED", 33, 1 << 20)));
        await(() -> probe.restarts() == 1);
        assertThat(probe.now())
            .containsEntry("checkpoint.ms", 33.0)
            .containsEntry("checkpoint.mb", 1.0)
            .containsEntry("busy.market", 0.5)
            .containsEntry("backpressure.market", 0.5);
        assertThat(probe.now()).doesNotContainKey("checkpoint.ms");
        String runs = flink.answers.get("/jobs/j");
        flink.answers.put("/jobs/j", runs.replace("RUNNING", "FINISHED"));
        await(() -> !probe.now().containsKey("busy.market"));
        flink.answers.put("/jobs/j", runs);
        await(() -> probe.now().containsKey("busy.market"));
        flink.close();
        await(() -> trouble.first().isPresent());
        assertThat(trouble.first().get().what()).startsWith("Flink: ");
        assertThat(probe.subtasks())
            .extracting(LoadReport.Subtask::vertex, LoadReport.Subtask::recordsIn)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple("market", 100L),
                org.assertj.core.groups.Tuple.tuple("market", 200L));
        assertThat(probe.restarts()).isEqualTo(1);
      }
    }
  }

  private static void vertices(FakeFlink flink, long n) {
    flink.answers.put(
        "/jobs/j/vertices/v",
        """
        {"subtasks":[{"subtask":0,"metrics":%s},{"subtask":1,"metrics":%s}]}"""
            .formatted(FakeFlink.metrics(n, n, 0, n), FakeFlink.metrics(2 * n, 0, n, n)));
    flink.answers.put(
        "/jobs/j",
        "{\"state\":\"RUNNING\",\"vertices\":[{\"id\":\"v\",\"name\":\"market\",\"parallelism\":2}]}");
  }
}
