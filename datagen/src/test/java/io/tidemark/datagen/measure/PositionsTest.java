package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** How far sources are, as Flink's metrics tell. */
final class PositionsTest {
  private static final String PATH = "/jobs/j1/vertices/v1/subtasks/metrics";
  private static final String OFFSET =
      "Source__topic-ticks.KafkaSourceReader.topic.m_ticks.partition.%d.currentOffset";

  private static String metrics(long zero, long one, long idle) {
    return """
        [{"id":"%s","max":%d.0},{"id":"%s","max":%d.0},
         {"id":"accumulateBusyTimeMs","max":1.0},{"id":"accumulateIdleTimeMs","max":%d.0},
         {"id":"accumulateBackPressuredTimeMs","max":0.0},
         {"id":"Source__topic-ticks.KafkaSourceReader.topic.else.partition.0.currentOffset"}]"""
        .formatted(OFFSET.formatted(0), zero, OFFSET.formatted(1), one, idle);
  }

  @Test
  void tellsThemOncePerLookOfFlink() throws Exception {
    try (FakeFlink flink = new FakeFlink()) {
      flink.answers.put(
          "/jobs/overview",
          """
          {"jobs":[%s,%s]}"""
              .formatted(FakeFlink.job("old", "trading", 5), FakeFlink.job("j1", "trading", 6)));
      flink.answers.put(
          "/jobs/j1",
          """
          {"vertices":[{"id":"v1","name":"Source: topic-ticks -> read-ticks"},
                       {"id":"v2","name":"market"}]}""");
      flink.answers.put(PATH, metrics(9, -1, 100));
      WatchedJob job = new WatchedJob("trading", "trading", "group", List.of("m.ticks"));
      Positions positions = new Positions(new FlinkRest(flink.uri()), job);
      // Nobody knows when the first was true
      assertThat(positions.fresh()).isEmpty();
      assertThat(positions.fresh()).isEmpty();
      flink.answers.put(PATH, metrics(9, 20_000_000_000L, 101));
      assertThat(positions.fresh())
          .containsOnly(
              java.util.Map.entry(new TopicPartition("m.ticks", 0), 10L),
              java.util.Map.entry(new TopicPartition("m.ticks", 1), 20_000_000_001L));
      assertThat(positions.fresh()).isEmpty();
      // Held up, it hands on nothing; but it was looked at
      flink.answers.put(PATH, metrics(9, 20_000_000_000L, 102));
      assertThat(positions.fresh()).hasSize(2);
      flink.answers.remove(PATH);
      assertThatThrownBy(positions::fresh).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aJobThatIsNotThereYetHasNone() throws Exception {
    try (FakeFlink flink = new FakeFlink()) {
      flink.answers.put("/jobs/overview", "{\"jobs\":[]}");
      WatchedJob job = new WatchedJob("trading", "trading", "group", List.of("ticks"));
      assertThat(new Positions(new FlinkRest(flink.uri()), job).fresh()).isEmpty();
    }
  }
}
