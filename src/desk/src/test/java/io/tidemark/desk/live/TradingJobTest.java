package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.Csv;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.random.RandomDay;
import io.tidemark.desk.Replays;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.RecordKeys;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Position;
import io.tidemark.wire.Trade;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trading job over a real broker, against a replay of the same records. */
@Timeout(300)
final class TradingJobTest {
  @TempDir private static Path temp;
  private static LocalKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(temp.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    if (kafka != null) {
      kafka.close();
    }
  }

  private static Settings settings(String name, int partitions, int parallelism) {
    Settings settings =
        Settings.builder()
            .put("kafka.bootstrap", kafka.bootstrap(), "test")
            .put("topics.prefix", name + ".", "test")
            .put("ledger.id", name, "test")
            .put("parallelism", Integer.toString(parallelism), "test")
            .put("checkpoint.interval", "200ms", "test")
            .put("checkpoint.dir", temp.resolve(name).toString(), "test")
            // Twenty hours go by in seconds; no topic runs far ahead of another by itself.
            .put("watermark.max-drift", "3650d", "test")
            // A slow machine must not look like a silent feed: lateness would depend on it.
            .put("watermark.idle", "1d", "test")
            .put("watermark.quiet", "1d", "test")
            .build();
    TopicAdmin.create(settings, partitions, (short) 1);
    TopicAdmin.check(settings);
    return settings;
  }

  /** With late, doubled and wrong records; one partition is what a file is. */
  @Test
  void last_rows_equal_a_replay_of_the_same_records() throws Exception {
    Inputs day = day("one", 5, 0.1);
    Settings settings = settings("one", 1, 1);
    LiveRun.send(settings, DayRecords.reference(day, "one."));
    try (LiveRun run = LiveRun.start(settings, temp.resolve("one"))) {
      LiveRun.send(settings, events(day, "one."));
      run.awaitCaughtUp();
      run.drain();
    }
    LedgerTopics topics = new LedgerTopics(settings);
    checkAgainstReplay(topics, replay(day, "one"));
    assertThat(topics.records(Topic.BARS)).isNotEmpty();
    checkDeadLetters(topics);
    checkSources(topics);
  }

  private static void checkDeadLetters(LedgerTopics topics) {
    List<ConsumerRecord<byte[], byte[]>> letters = topics.records(Topic.DEAD_LETTERS);
    assertThat(letters).isNotEmpty();
    Map<Topic, List<ConsumerRecord<byte[], byte[]>>> inputs = new EnumMap<>(Topic.class);
    for (ConsumerRecord<byte[], byte[]> letter : letters) {
      String source = header(letter, "source");
      String place = header(letter, "place");
      assertThat(place).startsWith("one." + source + "-0@").isEqualTo(header(letter, "id"));
      assertThat(header(letter, "reason")).isNotEmpty();
      int offset = Integer.parseInt(place.substring(place.indexOf('@') + 1));
      Topic topic = Topic.valueOf(source.toUpperCase(Locale.ROOT));
      ConsumerRecord<byte[], byte[]> original =
          inputs.computeIfAbsent(topic, topics::records).get(offset);
      assertThat(letter.key()).isEqualTo(original.key());
      assertThat(letter.value()).isEqualTo(original.value());
    }
  }

  /** Several partitions and subtasks; the TaskManager is lost, then the broker for a while. */
  @Test
  void every_version_is_committed_once_whatever_fails() throws Exception {
    Inputs day = day("fail", 7, 0);
    Settings settings = settings("fail", 3, 2);
    LiveRun.send(settings, DayRecords.reference(day, "fail."));
    List<ProducerRecord<byte[], byte[]>> events = events(day, "fail.");
    LedgerTopics topics = new LedgerTopics(settings);
    try (LiveRun run = LiveRun.start(settings, temp.resolve("fail"))) {
      int third = events.size() / 3;
      for (int part = 0; part < 2; part++) {
        long before = topics.end(Topic.POSITIONS);
        LiveRun.send(settings, events.subList(part * third, (part + 1) * third));
        run.await("rows are committed", () -> topics.end(Topic.POSITIONS) > before + 20);
        if (part == 0) {
          run.fail();
        } else {
          kafka.stop();
          kafka.startAgain();
        }
      }
      LiveRun.send(settings, events.subList(2 * third, events.size()));
      run.awaitCaughtUp();
      run.drain();
    }
    checkAgainstReplay(topics, replay(day, "fail"));
    checkVersions(topics.records(Topic.POSITIONS), Topic.POSITIONS);
    checkVersions(topics.records(Topic.ACCOUNTS_PNL), Topic.ACCOUNTS_PNL);
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.POSITIONS)) {
      Position row = LedgerTopics.decode(Topic.POSITIONS, record);
      assertThat(record.partition()).isEqualTo(RecordKeys.partition(row.getAccount(), 3));
    }
  }

  private static void checkVersions(List<ConsumerRecord<byte[], byte[]>> records, Topic topic) {
    Map<String, Long> last = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String key = LedgerTopics.key(record);
      long version;
      Object valuedAt;
      if (topic == Topic.POSITIONS) {
        Position row = LedgerTopics.decode(topic, record);
        version = row.getVersion();
        valuedAt = row.getValuedAt();
      } else {
        AccountPnl row = LedgerTopics.decode(topic, record);
        version = row.getVersion();
        valuedAt = row.getValuedAt();
      }
      assertThat(seen.add(key + " " + version + " " + valuedAt))
          .as("%s version %d at %s comes once", key, version, valuedAt)
          .isTrue();
      Long before = last.put(key, version);
      if (before != null) {
        assertThat(version).as("versions of %s", key).isBetween(before, before + 1);
      } else {
        assertThat(version).as("first version of %s", key).isLessThanOrEqualTo(1);
      }
      assertThat(header(record, "ledger")).isEqualTo("fail");
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static Inputs day(String name, long seed, double faults) throws IOException {
    RandomDay.Options options = new RandomDay.Options(seed, 1_500, 400, 16, 9, faults);
    Inputs day = RandomDay.write(options, temp.resolve(name + "-in"));
    return new Inputs(
        day.ticks(),
        day.trades(),
        day.instruments(),
        day.accounts(),
        day.cash(),
        List.of(limits(day, temp.resolve(name + "-limits.csv"))));
  }

  /** Low enough for breaches to come and go. */
  private static Path limits(Inputs day, Path file) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    try (CsvFiles trades = new CsvFiles(day.trades(), List.of("account", "symbol"))) {
      for (CsvRow row = trades.next(); row != null; row = trades.next()) {
        if (row.wellFormed() && !row.get("account").isBlank() && !row.get("symbol").isBlank()) {
          String account = row.get("account");
          lines.add(Csv.join(List.of(account, "", "50000", "20000", "", "100", "100")));
          lines.add(Csv.join(List.of(account, row.get("symbol"), "9000", "9000", "10", "", "")));
        }
      }
    }
    List<String> all = new ArrayList<>(lines);
    all.add(0, "account,symbol,gross,net,position,day_loss,drawdown");
    return Files.write(file, all);
  }

  /** Ticks, trades and cash by turns, so that no topic runs far ahead of another. */
  private static List<ProducerRecord<byte[], byte[]>> events(Inputs day, String prefix)
      throws IOException {
    List<List<ProducerRecord<byte[], byte[]>>> topics =
        List.of(
            DayRecords.ticks(day, prefix),
            DayRecords.trades(day, prefix),
            DayRecords.cash(day, prefix));
    int steps = 100;
    List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      for (List<ProducerRecord<byte[], byte[]>> topic : topics) {
        int size = topic.size();
        events.addAll(topic.subList(size * step / steps, size * (step + 1) / steps));
      }
    }
    return events;
  }

  private static Path replay(Inputs inputs, String name) {
    Path out = temp.resolve(name + "-out");
    Replays.run(inputs, out);
    return out;
  }

  private static void checkAgainstReplay(LedgerTopics topics, Path replay) throws IOException {
    Map<String, String> positions = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.POSITIONS)) {
      Position row = LedgerTopics.decode(Topic.POSITIONS, record);
      positions.put(LedgerTopics.key(record), LedgerTopics.print(row));
    }
    assertThat(new TreeSet<>(positions.values()))
        .isNotEmpty()
        .isEqualTo(rows(replay.resolve("positions.csv")));
    Map<String, String> accounts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.ACCOUNTS_PNL)) {
      AccountPnl row = LedgerTopics.decode(Topic.ACCOUNTS_PNL, record);
      accounts.put(LedgerTopics.key(record), LedgerTopics.print(row));
    }
    assertThat(new TreeSet<>(accounts.values()))
        .isNotEmpty()
        .isEqualTo(rows(replay.resolve("accounts.csv")));
    List<String> fills = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.FILLS)) {
      Fill fill = LedgerTopics.decode(Topic.FILLS, record);
      assertThat(record.key()).asString(StandardCharsets.UTF_8).isEqualTo(fill.getAccount());
      fills.add(LedgerTopics.print(fill));
    }
    assertThat(fills)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            rows(replay.resolve("fills.csv")).stream()
                .map(row -> row.replaceFirst(",[^,]*,([^,]*)$", ",$1")) // the source
                .toList());
    Map<String, String> alerts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.ALERTS)) {
      Alert alert = LedgerTopics.decode(Topic.ALERTS, record);
      assertThat(header(record, "id")).isEqualTo(alert.getId());
      alerts.put(alert.getId(), LedgerTopics.print(alert));
    }
    assertThat(new TreeSet<>(alerts.values()))
        .isNotEmpty()
        .isEqualTo(rows(replay.resolve("alerts.csv")));
  }

  private static void checkSources(LedgerTopics topics) {
    List<ConsumerRecord<byte[], byte[]>> trades = topics.records(Topic.TRADES);
    for (ConsumerRecord<byte[], byte[]> record : topics.records(Topic.FILLS)) {
      Fill fill = LedgerTopics.decode(Topic.FILLS, record);
      assertThat(fill.getSource()).startsWith("one.trades-0@");
      int offset = Integer.parseInt(fill.getSource().substring("one.trades-0@".length()));
      Trade trade = LedgerTopics.decode(Topic.TRADES, trades.get(offset));
      assertThat(trade.getTradeId()).isEqualTo(fill.getTradeId());
      assertThat(trade.getAccount()).isEqualTo(fill.getAccount());
    }
  }

  private static TreeSet<String> rows(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.skip(1).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
