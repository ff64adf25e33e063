package io.tidemark.job.kafka;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics, and looks whether they are as the jobs need them. */
public final class TopicAdmin {
  private static final String DAY = Long.toString(Duration.ofDays(1).toMillis());
  private static final String WEEK = Long.toString(Duration.ofDays(7).toMillis());
  private static final String MONTH = Long.toString(Duration.ofDays(30).toMillis());
  private static final String FOR_EVER = "-1";
  private static final String LARGEST_TIMEOUT = "transaction.max.timeout.ms";

  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);

  private TopicAdmin() {}

  /**
   * What {@link #create} did.
   *
   * @param made full names of the topics that it made
   * @param there full names of those that were there; they are left as they are
   */
  public record Created(List<String> made, List<String> there) {}

  /**
   * Makes the topics that are missing.
   *
   * @param partitions of each
   * @param replication of each
   * @throws UserException if the brokers cannot be reached or refuse
   */
  public static Created create(Settings settings, int partitions, short replication) {
    List<String> made = new ArrayList<>();
    List<String> there = new ArrayList<>();
    try (Brokers brokers = Brokers.connect(settings)) {
      for (Topic topic : Topic.values()) {
        String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
        NewTopic fresh = new NewTopic(name, partitions, replication).configs(configs(topic));
        try {
          brokers.getOrThrow(brokers.admin().createTopics(List.of(fresh)).all());
          made.add(name);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw new UserException(
                "topic " + name + " cannot be made: " + e.getCause().getMessage(), e);
          }
          there.add(name);
        }
      }
      awaitKnown(brokers, settings);
    }
    return new Created(List.copyOf(made), List.copyOf(there));
  }

  /** A broker hears of a new topic a moment after the controller has made it. */
  private static void awaitKnown(Brokers brokers, Settings settings) {
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    List<String> unknown = unknown(brokers, settings, new LinkedHashMap<>());
    while (!unknown.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new UserException(
            "the brokers do not know the topics " + String.join(", ", unknown) + " that were made");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      unknown = unknown(brokers, settings, new LinkedHashMap<>());
    }
  }

  /**
   * How a topic is kept. A ledger is what its trades and cash make of it, from the first one on, so
   * these stay for ever, and so do its fills and alerts, which no later record holds; ticks, which
   * are many, for a week.
   */
  static Map<String, String> configs(Topic topic) {
    Map<String, String> configs = new LinkedHashMap<>();
    if (topic.isInput()) {
      // By the broker's clock a record of the future is told from others, at each reading alike.
      configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }
    if (topic.isCompacted()) {
      configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
    switch (topic) {
      case TRADES, CASH, FILLS, ALERTS -> configs.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
      case TICKS -> configs.put(TopicConfig.RETENTION_MS_CONFIG, WEEK);
      case DEAD_LETTERS -> configs.put(TopicConfig.RETENTION_MS_CONFIG, MONTH);
      // A reader that is away for less than a day sees every version, and for less than a month
      // that a position has retired.
      case POSITIONS, ACCOUNTS_PNL -> {
        configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, DAY);
        configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, MONTH);
      }
      // A job that begins anew within a month still hears that a rule of its file was deleted.
      case SIGNAL_RULES -> configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, MONTH);
      default -> {
        // As the brokers do by default.
      }
    }
    return configs;
  }

  /**
   * Looks whether the trading job can run: brokers that answer, all topics, partitions for each
   * subtask, a transaction timeout that the brokers accept.
   *
   * @throws UserException that says what is missing and what to do, if it cannot
   */
  public static void check(Settings settings) {
    try (Brokers brokers = Brokers.connect(settings)) {
      Map<Topic, Integer> partitions = partitions(brokers, settings);
      checkPartitions(partitions, settings);
      checkTimeout(brokers, settings);
    }
  }

  /** Names of the topics that are not there; puts the partitions of the others into a map. */
  private static List<String> unknown(
      Brokers brokers, Settings settings, Map<Topic, Integer> partitions) {
    String prefix = settings.get(Keys.TOPICS_PREFIX);
    List<String> names = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      names.add(topic.name(prefix));
    }
    Map<String, KafkaFuture<TopicDescription>> found =
        brokers.admin().describeTopics(names).topicNameValues();
    List<String> missing = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      String name = topic.name(prefix);
      try {
        partitions.put(topic, brokers.getOrThrow(found.get(name)).partitions().size());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw brokers.fault(e.getCause());
        }
        missing.add(name);
      }
    }
    return missing;
  }

  /**
   * Looks whether one topic is there.
   *
   * @throws UserException that says what to do, if it is not
   */
  static void require(Brokers brokers, Settings settings, Topic topic) {
    List<String> missing = unknown(brokers, settings, new LinkedHashMap<>());
    String name = topic.name(settings.get(Keys.TOPICS_PREFIX));
    if (missing.contains(name)) {
      refuse(List.of(name), settings);
    }
  }

  private static Map<Topic, Integer> partitions(Brokers brokers, Settings settings) {
    Map<Topic, Integer> partitions = new LinkedHashMap<>();
    refuse(unknown(brokers, settings, partitions), settings);
    return partitions;
  }

  private static void refuse(List<String> missing, Settings settings) {
    if (!missing.isEmpty()) {
      throw new UserException(
          (missing.size() == 1 ? "the topic " : "the topics ")
              + String.join(", ", missing)
              + (missing.size() == 1 ? " is" : " are")
              + " missing at "
              + settings.get(Keys.KAFKA_BOOTSTRAP)
              + "; make what is missing: "
              + createLine(settings));
    }
  }

  /** The command that makes the topics of these settings, for a shell. */
  static String createLine(Settings settings) {
    StringBuilder line = new StringBuilder("./tidemark topics create");
    settings
        .texts()
        .forEach(
            (name, text) -> {
              boolean matters = name.startsWith("kafka.") || name.startsWith("topics.");
              boolean given = !text.equals(Keys.all().get(name).defaultText());
              if (matters && given || name.equals(Keys.KAFKA_BOOTSTRAP.name())) {
                line.append(" --set ").append(quoted(name + "=" + text));
              }
            });
    return line.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_.,:/=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static void checkPartitions(Map<Topic, Integer> partitions, Settings settings) {
    int parallelism = settings.get(Keys.PARALLELISM);
    for (InputFile input : List.of(InputFile.TICKS, InputFile.TRADES, InputFile.CASH)) {
      Topic topic = Topic.valueOf(input.name());
      int count = partitions.get(topic);
      if (count < parallelism) {
        throw new UserException(
            String.format(
                "topic %s has %d partition%s, fewer than %s, which is %d: give it more, or run"
                    + " with --set %s=%d",
                topic.name(settings.get(Keys.TOPICS_PREFIX)),
                count,
                count == 1 ? "" : "s",
                Keys.PARALLELISM,
                parallelism,
                Keys.PARALLELISM,
                count));
      }
    }
  }

  private static void checkTimeout(Brokers brokers, Settings settings) {
    Node node = brokers.get(brokers.admin().describeCluster().nodes()).iterator().next();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
    Config config;
    try {
      config =
          brokers.getOrThrow(brokers.admin().describeConfigs(List.of(broker)).all()).get(broker);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ClusterAuthorizationException) {
        return; // Not everyone may read it; the job's own start will tell.
      }
      throw brokers.fault(e.getCause());
    }
    ConfigEntry largest = config.get(LARGEST_TIMEOUT);
    long millis =
        Duration.of(settings.get(Keys.KAFKA_TRANSACTION_TIMEOUT), ChronoUnit.MICROS).toMillis();
    if (largest != null && millis > Long.parseLong(largest.value())) {
      throw new UserException(
          String.format(
              "%s is %s, more than the brokers' %s, which is %s ms: lower the one or raise the"
                  + " other",
              Keys.KAFKA_TRANSACTION_TIMEOUT,
              settings.texts().get(Keys.KAFKA_TRANSACTION_TIMEOUT.name()),
              LARGEST_TIMEOUT,
              largest.value()));
    }
  }
}
