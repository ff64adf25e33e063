package io.tidemark.desk.live;

import io.tidemark.contracts.Topic;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.TopicEnds;
import io.tidemark.job.kafka.TradingJob;
import io.tidemark.job.load.LoadJob;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.TopicPartition;

/** The two live jobs. */
public enum JobKind {
  /** Topics to topics: signals, positions, P&amp;L. */
  TRADING,
  /** Topics to Postgres. */
  LOAD;

  /** Its name on a command line and on disk. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The group that it commits its offsets to with each checkpoint, for others to see. */
  public String group(Settings settings) {
    return this == TRADING ? TradingJob.group(settings) : LoadJob.group(settings);
  }

  /** The full names of the topics that it reads as they grow. */
  public List<String> topics(Settings settings) {
    List<Topic> topics =
        this == TRADING ? List.of(Topic.TICKS, Topic.TRADES, Topic.CASH) : LoadJob.topics();
    return topics.stream().map(topic -> topic.name(settings.get(Keys.TOPICS_PREFIX))).toList();
  }

  /** The offset behind the last record of each partition of those topics that has one. */
  public Map<TopicPartition, Long> lastRecords(Settings settings) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (String topic : topics(settings)) {
      TopicEnds.last(settings, topic)
          .forEach((partition, last) -> ends.put(new TopicPartition(topic, partition), last + 1));
    }
    return ends;
  }

  void build(StreamExecutionEnvironment env, Settings settings) throws Exception {
    if (this == TRADING) {
      TradingJob.build(env, settings);
    } else {
      LoadJob.build(env, settings);
    }
  }
}
