package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What a wait that came to nothing tells. */
final class CaughtTest {
  @Test
  void tells_how_many_records_of_which_topic_are_left() {
    Map<TopicPartition, Long> ends =
        Map.of(
            new TopicPartition("ticks", 0),
            2_000L,
            new TopicPartition("ticks", 1),
            500L,
            new TopicPartition("cash", 0),
            7L,
            new TopicPartition("trades", 0),
            9L);
    Map<TopicPartition, Long> reached =
        Map.of(new TopicPartition("ticks", 0), 900L, new TopicPartition("trades", 0), 9L);
    assertThat(Caught.left(reached, ends)).isEqualTo("7 of cash, 1,600 of ticks are left");
  }
}
