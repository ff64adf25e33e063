package io.tidemark.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.random.RandomDay;
import io.tidemark.desk.Replays;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Settings;
import io.tidemark.job.kafka.RulesTopic;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.wire.Signal;
import io.tidemark.wire.SignalRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rules that change while the trading job runs on a real broker and loses its TaskManager. */
@Timeout(300)
final class RulesJobTest {
  private static final String KEPT =
      """
      - {name: KEPT_EDGE, buy: mid_momentum_1t > 0, sell: mid_momentum_1t < 0}
      - {name: KEPT_SEQUENCE, buy: bid_size > ask_size then last > 0 within 6h, size: 10}
      - {name: KEPT_BARS, on: 1h, buy: "close > close[1]", sell: "close < close[1]"}
      - {name: KEPT_FRAGILE, on: tick, buy: last > 0, emit: every}
      """;
  private static final String OTHERS =
      """
      - {name: CHANGED, kind: BEFORE, buy: ask > 0, emit: every}
      - {name: DELETED, buy: bid > 0, emit: every}
      """;
  private static final String NEW = "- {name: NEW, buy: ask > 0, emit: every}\n";

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

  private static Settings settings(Path rules) {
    Settings settings =
        Settings.builder()
            .put("kafka.bootstrap", kafka.bootstrap(), "test")
            .put("topics.prefix", "rules.", "test")
            .put("ledger.id", "rules", "test")
            .put("parallelism", "2", "test")
            .put("signals.rules", rules.toString(), "test")
            .put("checkpoint.interval", "200ms", "test")
            .put("checkpoint.dir", temp.resolve("checkpoints").toString(), "test")
            .put("watermark.max-drift", "3650d", "test")
            // A slow machine must not look like a silent feed: lateness would depend on it.
            .put("watermark.idle", "1d", "test")
            .put("watermark.quiet", "1d", "test")
            .build();
    TopicAdmin.create(settings, 3, (short) 1);
    return settings;
  }

  private static RuleText every(String name, String kind, String buy) {
    return new RuleText(name, kind, "tick", null, null, buy, null, "every", null, null, true);
  }

  @Test
  void changesApplyAndEveryOtherSignalIsThereOnceWhateverFails() throws Exception {
    Inputs day =
        RandomDay.write(new RandomDay.Options(11, 1_500, 50, 16, 9, 0), temp.resolve("in"));
    Settings settings = settings(Files.writeString(temp.resolve("rules.yaml"), KEPT + OTHERS));
    LedgerTopics topics = new LedgerTopics(settings);
    LiveRun.send(settings, DayRecords.reference(day, "rules."));
    List<ProducerRecord<byte[], byte[]>> ticks = DayRecords.ticks(day, "rules.");
    List<ProducerRecord<byte[], byte[]>> other = new ArrayList<>(DayRecords.trades(day, "rules."));
    other.addAll(DayRecords.cash(day, "rules."));
    int third = ticks.size() / 3;
    Map<Integer, Long> split;
    try (LiveRun run = LiveRun.start(settings, temp.resolve("run"))) {
      LiveRun.send(settings, other);
      LiveRun.send(settings, ticks.subList(0, third));
      run.awaitCaughtUp();
      split = ends(topics.records(Topic.TICKS));
      change(settings);
      run.await("the broken rule is dead", () -> !topics.records(Topic.DEAD_LETTERS).isEmpty());
      run.awaitCaughtUp();
      run.fail();
      long before = topics.end(Topic.SIGNALS);
      LiveRun.send(settings, ticks.subList(third, 2 * third));
      run.await("signals come again", () -> topics.end(Topic.SIGNALS) > before + 50);
      run.fail();
      LiveRun.send(settings, ticks.subList(2 * third, ticks.size()));
      run.awaitCaughtUp();
      run.drain();
    }
    Path replay = temp.resolve("out");
    Path all = Files.writeString(temp.resolve("all.yaml"), KEPT + NEW);
    Replays.run(day, replay, "signals.rules=" + all);
    check(byId(topics.records(Topic.SIGNALS)), split, replay.resolve("signals.csv"));
    checkLetter(topics.records(Topic.DEAD_LETTERS));
  }

  /** One rule takes another form, one is new, one is broken, one goes. */
  private static void change(Settings settings) {
    RulesTopic topic = new RulesTopic(settings);
    topic.send(List.of(every("CHANGED", "AFTER", "last > 0"), every("NEW", null, "ask > 0")));
    topic.delete(List.of("DELETED"));
    byte[] broken =
        WireFormat.singleObject()
            .encoder(Topic.SIGNAL_RULES.schema(), topic.name())
            .encode(SignalRule.newBuilder().setName("KEPT_FRAGILE").setBuy("last > > 0").build());
    LiveRun.send(
        settings,
        List.of(
            new ProducerRecord<>(
                topic.name(), "KEPT_FRAGILE".getBytes(StandardCharsets.UTF_8), broken)));
    assertThat(topic.list())
        .extracting(RulesTopic.Row::rule)
        .containsExactly("CHANGED", "DELETED", "KEPT_FRAGILE", "NEW");
  }

  private static Map<Integer, Long> ends(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<Integer, Long> ends = new HashMap<>();
    records.forEach(record -> ends.merge(record.partition(), record.offset() + 1, Math::max));
    return ends;
  }

  /** Each signal once, by its id; copies must be equal. */
  private static Map<String, Signal> byId(List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, Signal> signals = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Signal signal = LedgerTopics.decode(Topic.SIGNALS, record);
      Signal before = signals.put(signal.getId(), signal);
      assertThat(before == null || before.equals(signal)).as(signal.getId()).isTrue();
    }
    return signals;
  }

  private static void check(Map<String, Signal> signals, Map<Integer, Long> split, Path replay)
      throws IOException {
    List<String> expected;
    try (Stream<String> lines = Files.lines(replay)) {
      expected = lines.skip(1).toList();
    }
    for (String kept : List.of("EDGE", "SEQUENCE", "BARS", "FRAGILE")) {
      Predicate<String> ofRule = row -> row.endsWith(",KEPT_" + kept);
      assertThat(rows(signals, s -> s.getRule().equals("KEPT_" + kept)))
          .as(kept)
          .hasSizeGreaterThan(20)
          .containsExactlyInAnyOrderElementsOf(expected.stream().filter(ofRule).toList());
    }
    for (Signal signal : signals.values()) {
      boolean after = isAfter(signal.getId(), split);
      switch (signal.getRule()) {
        case "CHANGED" ->
            assertThat(signal.getKind()).as(signal.getId()).isEqualTo(after ? "AFTER" : "BEFORE");
        case "DELETED" -> assertThat(after).as(signal.getId()).isFalse();
        case "NEW" -> assertThat(after).as(signal.getId()).isTrue();
        default -> assertThat(signal.getRule()).startsWith("KEPT_");
      }
    }
    // NEW looks as CHANGED did before: together they are what NEW alone is in the replay.
    TreeSet<String> looks = new TreeSet<>(rows(signals, s -> s.getRule().equals("NEW")));
    rows(signals, s -> s.getKind().equals("BEFORE"))
        .forEach(row -> looks.add(row.replace("BEFORE", "NEW").replace("CHANGED", "NEW")));
    assertThat(looks)
        .isEqualTo(
            expected.stream()
                .filter(row -> row.endsWith(",NEW"))
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(signals.keySet()).anyMatch(id -> id.contains("/DELETED/"));
    assertThat(rows(signals, s -> s.getKind().equals("AFTER"))).isNotEmpty();
  }

  private static List<String> rows(Map<String, Signal> signals, Predicate<Signal> which) {
    return signals.values().stream().filter(which).map(LedgerTopics::print).toList();
  }

  /** Whether the tick that made it fire came after the change; of signals of ticks. */
  private static boolean isAfter(String id, Map<Integer, Long> split) {
    String place = id.substring(id.lastIndexOf('/') + 1);
    int at = place.indexOf('@');
    return at >= 0
        && Long.parseLong(place.substring(at + 1))
            >= split.getOrDefault(Integer.parseInt(place.substring(0, at)), 0L);
  }

  private static void checkLetter(List<ConsumerRecord<byte[], byte[]>> letters) {
    assertThat(letters).isNotEmpty();
    for (ConsumerRecord<byte[], byte[]> letter : letters) { // a copy may come with a failure
      assertThat(header(letter, "source")).isEqualTo("signal-rules");
      assertThat(header(letter, "reason")).isEqualTo("BAD_RULE");
      assertThat(header(letter, "place")).startsWith("rules.signal-rules-");
      assertThat(header(letter, "detail")).startsWith("rule KEPT_FRAGILE, buy: ");
      assertThat(LedgerTopics.key(letter)).isEqualTo("KEPT_FRAGILE");
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
