package io.tidemark.datagen.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the jobs are behind, by what their sources have handed on: not by the offsets that they
 * commit, which stand still between two checkpoints, so that all that came since would count.
 *
 * <p>Flink looks at its metrics once a second or more rarely. This asks four times a second for the
 * positions and for the ends of the partitions; positions that are new are from between the last
 * two times, and so are held against the mean of their ends. They are wrong by what comes in an
 * eighth of a second at most. Without Flink's answers for 15 s, committed offsets must do, and
 * {@link Lag#positions} says so.
 */
final class LagProbe implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final long COMMITS_EVERY_NANOS = 1_000_000_000L;

  private final Offsets offsets;
  private final Map<WatchedJob, Positions> positions = new LinkedHashMap<>();
  private final Map<WatchedJob, JobLag> lags = new LinkedHashMap<>();
  private final Trouble trouble;
  private final Loop loop;
  private Map<TopicPartition, Long> begins;
  private Map<TopicPartition, Long> endsBefore;
  private long commitsAt = System.nanoTime();

  private LagProbe(InstrumentsOptions options, Trouble trouble) {
    this.trouble = trouble;
    List<String> topics =
        options.jobs().stream().flatMap(job -> job.topics().stream()).distinct().toList();
    offsets = new Offsets(options.consumer(), topics);
    FlinkRest rest = options.rest() == null ? null : new FlinkRest(options.rest());
    for (WatchedJob job : options.jobs()) {
      lags.put(job, new JobLag(!job.isTrading(), System.nanoTime()));
      if (rest != null) {
        positions.put(job, new Positions(rest, job));
      }
    }
    loop = Loop.start("lag", trouble, this::look);
  }

  static LagProbe start(InstrumentsOptions options, Trouble trouble) {
    return new LagProbe(options, trouble);
  }

  private Duration look() throws InterruptedException, ExecutionException, TimeoutException {
    if (begins == null) {
      begins = offsets.begins();
    }
    Map<TopicPartition, Long> ends = offsets.ends();
    long now = System.nanoTime();
    boolean commits = now - commitsAt > COMMITS_EVERY_NANOS;
    if (commits) {
      commitsAt = now;
    }
    for (Map.Entry<WatchedJob, JobLag> each : lags.entrySet()) {
      WatchedJob job = each.getKey();
      JobLag lag = each.getValue();
      Map<TopicPartition, Long> fresh = fresh(job);
      if (!fresh.isEmpty() && endsBefore != null) {
        lag.take(now, begun(job, fresh), between(endsBefore, ends), true);
      } else if (commits && (!positions.containsKey(job) || lag.needsCommits(now))) {
        lag.take(now, committed(job), ends, false);
      }
    }
    endsBefore = ends;
    return EVERY;
  }

  private Map<TopicPartition, Long> fresh(WatchedJob job) {
    try {
      return positions.containsKey(job) ? positions.get(job).fresh() : Map.of();
    } catch (IOException e) {
      trouble.note(e);
      return Map.of();
    }
  }

  /** A source that has handed on nothing yet stands where it has begun: at a commit, or first. */
  private Map<TopicPartition, Long> begun(WatchedJob job, Map<TopicPartition, Long> fresh)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!fresh.containsValue(0L)) {
      return fresh;
    }
    Map<TopicPartition, Long> begun = new HashMap<>(fresh);
    Map<TopicPartition, Long> committed = committed(job);
    begun.replaceAll(
        (partition, offset) -> offset == 0 ? committed.getOrDefault(partition, offset) : offset);
    return begun;
  }

  private Map<TopicPartition, Long> committed(WatchedJob job)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    begins.forEach(
        (partition, begin) -> {
          if (job.topics().contains(partition.topic())) {
            committed.put(partition, begin);
          }
        });
    offsets
        .committed(job.group())
        .forEach(
            (partition, offset) ->
                committed.computeIfPresent(partition, (p, begin) -> Math.max(begin, offset)));
    return committed;
  }

  private static Map<TopicPartition, Long> between(
      Map<TopicPartition, Long> before, Map<TopicPartition, Long> after) {
    Map<TopicPartition, Long> mean = new HashMap<>(after);
    mean.replaceAll((partition, end) -> (end + before.getOrDefault(partition, end)) / 2);
    return mean;
  }

  /** Counts anew from now on. */
  void mark() {
    lags.values().forEach(JobLag::mark);
  }

  /** That of a job; empty if it is not watched. */
  Optional<Lag> lag(String label) {
    return lags.entrySet().stream()
        .filter(each -> each.getKey().label().equals(label))
        .map(each -> each.getValue().lag(System.nanoTime()))
        .findFirst();
  }

  /** What goes into the timeline now. */
  Map<String, Double> now() {
    Map<String, Double> row = new TreeMap<>();
    lags.forEach(
        (job, lag) -> {
          if (lag.isKnown(System.nanoTime())) {
            row.put("lag." + job.label() + ".total", (double) lag.total());
            if (job.isTrading()) {
              row.put("lag." + job.label() + ".max", (double) lag.largest());
            }
          }
        });
    return row;
  }

  @Override
  public void close() {
    loop.close();
    offsets.close();
  }
}
