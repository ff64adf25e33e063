package io.tidemark.datagen.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a job's sources have handed on what they read, by Flink's metrics. Flink looks at its
 * metrics now and then only, and does not say when; but the times that a task was busy, idle and
 * held up grow as long as it runs, so that a change in them tells of a new look.
 */
final class Positions {
  private static final Pattern OFFSET =
      Pattern.compile(".*\\.topic\\.(.+)\\.partition\\.(\\d+)\\.currentOffset");
  private static final String CLOCK =
      "accumulateBusyTimeMs,accumulateIdleTimeMs,accumulateBackPressuredTimeMs";

  private final FlinkRest rest;
  private final WatchedJob job;
  private List<Source> sources = List.of();

  /** A vertex that reads. */
  private static final class Source {
    final String path;
    final Map<String, TopicPartition> offsets;
    double clock = -1;

    Source(String path, Map<String, TopicPartition> offsets) {
      this.path = path;
      this.offsets = offsets;
    }
  }

  Positions(FlinkRest rest, WatchedJob job) {
    this.rest = rest;
    this.job = job;
  }

  /**
   * The offsets of the next records by the partition, of those sources that Flink has looked at
   * since this was last asked; 0 where a source has handed on nothing since it began.
   */
  Map<TopicPartition, Long> fresh() throws IOException {
    try {
      if (sources.isEmpty()) {
        sources = find();
      }
      Map<TopicPartition, Long> fresh = new HashMap<>();
      for (Source source : sources) {
        read(source, fresh);
      }
      return fresh;
    } catch (IOException e) {
      // The job may have been submitted anew
      sources = List.of();
      throw e;
    }
  }

  private static void put(JsonNode metric, Source source, Map<TopicPartition, Long> into) {
    TopicPartition partition = source.offsets.get(metric.path("id").asText());
    if (partition != null) {
      into.put(partition, (long) metric.path("max").asDouble() + 1);
    }
  }

  private void read(Source source, Map<TopicPartition, Long> fresh) throws IOException {
    Map<TopicPartition, Long> now = new HashMap<>();
    double clock = 0;
    for (JsonNode metric : rest.get(source.path)) {
      put(metric, source, now);
      if (CLOCK.contains(metric.path("id").asText())) {
        clock += metric.path("max").asDouble();
      }
    }
    if (source.clock >= 0 && clock != source.clock) {
      fresh.putAll(now);
    }
    source.clock = clock;
  }

  /** The sources whose offsets Flink has seen already. */
  private List<Source> find() throws IOException {
    Map<String, String> topics = new HashMap<>();
    job.topics().forEach(topic -> topics.put(inMetrics(topic), topic));
    List<Source> found = new ArrayList<>();
    Optional<String> id = rest.id(job.id());
    if (id.isEmpty()) {
      return found;
    }
    String path = "/jobs/" + id.get();
    for (JsonNode vertex : rest.get(path).path("vertices")) {
      if (vertex.path("name").asText().startsWith("Source: ")) {
        String metrics = path + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
        Map<String, TopicPartition> offsets = new HashMap<>();
        for (JsonNode metric : rest.get(metrics)) {
          Matcher offset = OFFSET.matcher(metric.path("id").asText());
          String topic = offset.matches() ? topics.get(offset.group(1)) : null;
          if (topic != null) {
            offsets.put(
                metric.path("id").asText(),
                new TopicPartition(topic, Integer.parseInt(offset.group(2))));
          }
        }
        if (!offsets.isEmpty()) {
          String names = CLOCK + "," + String.join(",", offsets.keySet());
          String get = URLEncoder.encode(names, StandardCharsets.UTF_8);
          found.add(new Source(metrics + "?agg=max&get=" + get, offsets));
        }
      }
    }
    return found;
  }

  /** As Flink writes a name into that of a metric. */
  private static String inMetrics(String topic) {
    return topic.replaceAll("[ .:,]", "_");
  }
}
