package io.tidemark.datagen.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.oracle.Counts;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Feeds;
import io.tidemark.datagen.oracle.MarketOptions;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Seed;
import io.tidemark.datagen.sim.Generator;
import io.tidemark.datagen.sim.Message;
import io.tidemark.datagen.sim.SimulatorOptions;
import io.tidemark.datagen.sim.Step;
import io.tidemark.datagen.topic.LogRecord;
import io.tidemark.datagen.topic.MemoryLog;
import io.tidemark.datagen.topic.TopicFeeds;
import io.tidemark.datagen.topic.WireRows;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Limit;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each planted error in output topics is found; topics without one pass. */
final class TopicVerifierTest {
  private static final WireFormat FORMAT = WireFormat.singleObject();
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final long MAX_AHEAD = 60_000_000L;
  private static final int PARTITIONS = 3;
  private static final int STEPS = 8_000;

  private final MemoryLog log = new MemoryLog(PARTITIONS);
  private Expected expected;

  /** A simulated quarter of an hour, with all that a job should have made of it. */
  @BeforeEach
  void write() throws IOException {
    SimulatorOptions options =
        SimulatorOptions.builder()
            .seed(5)
            .symbols(20)
            .accounts(8)
            .ticksPerSecond(9)
            .duplicates(0.02)
            .disorder(0.02)
            .late(0.02)
            .malformed(0.02)
            .busts(0.1)
            .corrections(0.1)
            .transfers(0.1)
            .limits(1)
            .build();
    Generator generator = new Generator(options, START, FORMAT, "t.");
    generator.reference().forEach(message -> append(message, 0));
    for (int i = 0; i < STEPS; i++) {
      Step step = generator.next();
      step.messages().forEach(message -> append(message, step.due()));
    }
    recompute();
    new WrittenTopics(log, FORMAT).write(expected);
  }

  private void append(Message message, long due) {
    long millis = START.toEpochMilli() + due / 1_000 + 1;
    log.append(message.topic(), message.keyText(), message.value(), millis);
  }

  private void recompute() throws IOException {
    try (Feeds feeds = TopicFeeds.open(log, FORMAT, MAX_AHEAD)) {
      expected = NaiveReplay.run(feeds, NaiveReplay.OUT_OF_ORDERNESS, line -> {});
    }
  }

  private Report report() throws IOException, SQLException {
    return report(Scope.EVERYTHING);
  }

  private Report report(Scope scope) throws IOException, SQLException {
    TopicVerifier.Options options = TopicVerifier.Options.of(WrittenTopics.LEDGER).with(scope);
    return TopicVerifier.verify(log, FORMAT, options, null, line -> {});
  }

  private String topic(Topic topic) {
    return "topic " + log.name(topic);
  }

  private SpecificRecord decode(Topic topic, LogRecord record) {
    try {
      WireFormat.Decoder<SpecificRecord> decoder = FORMAT.decoder(topic.schema(), log.name(topic));
      return decoder.decode(record.value());
    } catch (Undecodable e) {
      throw new AssertionError(e);
    }
  }

  /** The newest record of the first partition that has any. */
  private List<LogRecord> busy(Topic topic) {
    for (int p = 0; p < PARTITIONS; p++) {
      if (!log.records(topic, p).isEmpty()) {
        return log.records(topic, p);
      }
    }
    throw new AssertionError("nothing in " + topic);
  }

  /** A partition of which the first key has many rows, at its front. */
  private List<LogRecord> longest(Topic topic) {
    List<LogRecord> records = busy(topic);
    Map<String, List<LogRecord>> byKey =
        records.stream().collect(Collectors.groupingBy(TopicVerifierTest::key));
    List<LogRecord> most =
        byKey.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
    assertThat(most).hasSizeGreaterThan(4);
    records.removeAll(most);
    records.addAll(0, most);
    return records;
  }

  private static String key(LogRecord record) {
    return new String(record.key(), UTF_8);
  }

  private void edit(Topic topic, Consumer<SpecificRecord> change) {
    List<LogRecord> records = busy(topic);
    LogRecord old = records.get(records.size() - 1);
    SpecificRecord value = decode(topic, old);
    change.accept(value);
    byte[] bytes = FORMAT.encoder(topic.schema(), log.name(topic)).encode(value);
    replace(records, records.size() - 1, with(old, bytes, old.headers()));
  }

  private static void replace(List<LogRecord> records, int at, LogRecord record) {
    records.set(at, record);
  }

  private static LogRecord at(LogRecord old, long millis) {
    return new LogRecord(
        old.topic(),
        old.partition(),
        old.offset(),
        millis,
        old.appended(),
        old.key(),
        old.value(),
        old.headers());
  }

  private static LogRecord with(LogRecord old, byte[] value, Map<String, String> headers) {
    return new LogRecord(
        old.topic(),
        old.partition(),
        old.offset(),
        old.timestamp(),
        old.appended(),
        old.key(),
        value,
        headers);
  }

  @Test
  void topicsWithoutErrorPass() throws Exception {
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(expected.positions().rows()).hasSizeGreaterThan(60);
    assertThat(expected.accounts().rows()).hasSize(8);
    assertThat(expected.signals().rows()).isNotEmpty();
    assertThat(expected.bars().rows()).isNotEmpty();
    assertThat(expected.fills().rows())
        .extracting(row -> row.get(4))
        .contains("NEW", "BUST", "CORRECT", "TRANSFER");
    assertThat(expected.alerts().rows()).extracting(row -> row.get(4)).contains("BREACH", "CLEAR");
    assertThat(expected.counts().get("limits").applied()).isEqualTo(32);
    assertThat(report(Scope.EVENTS).ok()).isTrue();
  }

  @Test
  void everyRecordOfEveryPartitionIsAccountedFor() {
    for (Topic topic : List.of(Topic.TICKS, Topic.TRADES, Topic.CASH)) {
      Counts counts = expected.counts().get(topic.suffix());
      long read = 0;
      for (int p = 0; p < PARTITIONS; p++) {
        read += log.records(topic, p).size();
      }
      assertThat(counts.in()).as(topic.suffix()).isEqualTo(read).isPositive();
      assertThat(counts.applied() + counts.late() + counts.duplicate() + counts.dead())
          .isEqualTo(counts.in());
    }
    assertThat(expected.counts().get("trades").duplicate()).isPositive();
    assertThat(expected.counts().get("ticks").late()).isPositive();
    List<String> reasons = new ArrayList<>();
    expected.counts().values().forEach(c -> reasons.addAll(c.deadByReason().keySet()));
    assertThat(reasons)
        .contains(
            "NULL_VALUE", "UNDECODABLE", "UNKNOWN_SCHEMA", "KEY_MISMATCH", "FUTURE", "OUT_OF_RANGE")
        .doesNotContain("CONFLICTING_DUPLICATE", "MISSING_FIELD", "AMBIGUOUS_REFERENCE");
  }

  @Test
  void latenessIsJudgedInEachPartitionAlone() throws Exception {
    MemoryLog two = new MemoryLog(2);
    Trade old = trade(START);
    Trade young = trade(START.plusSeconds(10));
    byte[] oldBytes = FORMAT.encoder(Topic.TRADES.schema(), "t").encode(old);
    byte[] youngBytes = FORMAT.encoder(Topic.TRADES.schema(), "t").encode(young);
    two.append(Topic.TRADES, 0, "A", youngBytes, 0, Map.of());
    two.append(Topic.TRADES, 1, "A", oldBytes, 0, Map.of());
    assertThat(counts(two).late()).isZero();
    two.append(Topic.TRADES, 0, "A", oldBytes, 0, Map.of());
    assertThat(counts(two).duplicate()).isEqualTo(1);
    old.setTradeId("other");
    oldBytes = FORMAT.encoder(Topic.TRADES.schema(), "t").encode(old);
    two.append(Topic.TRADES, 0, "A", oldBytes, 0, Map.of());
    assertThat(counts(two).late()).isEqualTo(1);
  }

  private static Counts counts(MemoryLog log) throws IOException {
    try (Feeds feeds = TopicFeeds.open(log, FORMAT, Long.MAX_VALUE / 4)) {
      return NaiveReplay.run(feeds, NaiveReplay.OUT_OF_ORDERNESS, line -> {})
          .counts()
          .get("trades");
    }
  }

  private static Trade trade(Instant ts) {
    return Trade.newBuilder()
        .setTs(ts)
        .setTradeId("T" + ts)
        .setAccount("A")
        .setSymbol("S")
        .setSide(Side.BUY)
        .setQuantity(1L)
        .setPrice(1L)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "FILLS,quantity",
    "FILLS,cost",
    "FILLS,realized_pnl",
    "FILLS,position_quantity",
    "ALERTS,figure",
    "ACCOUNTS_PNL,day_pnl",
    "ACCOUNTS_PNL,prior_day_adjustment",
    "POSITIONS,cost",
    "POSITIONS,realized_pnl",
    "POSITIONS,mark",
    "POSITIONS,quantity",
    "ACCOUNTS_PNL,cash",
    "ACCOUNTS_PNL,gross_exposure",
    "ACCOUNTS_PNL,high_water_mark",
    "SIGNALS,price",
    "BARS,close",
    "BARS,volume"
  })
  void findsOneUnitOfTheEighthPlace(Topic topic, String column) throws Exception {
    edit(
        topic,
        record -> {
          Object was = WrittenTopics.get(record, column);
          BigDecimal unit = new BigDecimal("0.00000001");
          Object now =
              was instanceof ByteBuffer bytes
                  ? WrittenTopics.money(WireRows.money(bytes).add(unit))
                  : (Object) ((Long) was + 1);
          WrittenTopics.set(record, column, now);
        });
    Report report = report();
    assertThat(report.differences()).as(report.text()).containsKey(topic(topic)).hasSize(1);
    assertThat(report.text()).contains("differs in " + column).contains("records");
  }

  @Test
  void showsBothHistoriesOfAPosition() throws Exception {
    edit(Topic.POSITIONS, record -> WrittenTopics.set(record, "quantity", 12_345L));
    assertThat(report().details())
        .anyMatch(line -> line.matches("  expected, step by step: [0-9]+ steps?.*:"))
        .anyMatch(line -> line.matches("  t.trades-.*NEW T.* applied: version [0-9]+ quant.*"))
        .anyMatch(line -> line.matches("  cut .*Z: version [0-9]+ mark .*"))
        .anyMatch(line -> line.startsWith("  t.trades-") && line.contains("trade_id=T"))
        .anyMatch(
            line -> line.startsWith("  t.positions-") && line.contains("quantity=0.00012345"));
  }

  @Test
  void showsBothHistoriesOfAnAccountASignalAndAnAlert() throws Exception {
    edit(Topic.ACCOUNTS_PNL, record -> WrittenTopics.set(record, "version", 99_999L));
    edit(Topic.SIGNALS, record -> WrittenTopics.set(record, "price", 1L));
    edit(
        Topic.ALERTS,
        record -> WrittenTopics.set(record, "limit", WrittenTopics.money(BigDecimal.TEN)));
    assertThat(report().details())
        .anyMatch(line -> line.matches("  cut .*: version .* high_water_mark .*"))
        .anyMatch(line -> line.matches("  t.accounts-pnl-.*account=ACC.*"))
        .anyMatch(line -> line.matches("  t.ticks-.* at .*: bid .* ask .*"))
        .anyMatch(line -> line.startsWith("  t.signals-"))
        .anyMatch(line -> line.startsWith("  t.alerts-"));
  }

  /** A bar that counts a tick it should not: the report says so. */
  @Test
  void namesALateTickThatABarCounted() throws Exception {
    MemoryLog own = new MemoryLog(1);
    append(own, "2026-03-02T08:00:10Z", 100);
    append(own, "2026-03-02T08:00:20Z", 102);
    append(own, "2026-03-02T08:00:15Z", 90);
    TopicVerifier.Options all = TopicVerifier.Options.of(WrittenTopics.LEDGER);
    try (Feeds feeds = TopicFeeds.open(own, FORMAT, MAX_AHEAD)) {
      expected = NaiveReplay.run(feeds, NaiveReplay.OUT_OF_ORDERNESS, line -> {});
    }
    new WrittenTopics(own, FORMAT).write(expected);
    assertThat(TopicVerifier.verify(own, FORMAT, all, null, line -> {}).ok()).isTrue();
    List<LogRecord> bars = own.records(Topic.BARS, 0);
    SpecificRecord bar = decode(Topic.BARS, bars.get(0));
    WrittenTopics.set(bar, "low", 90_00000000L);
    WrittenTopics.set(bar, "ticks", 3L);
    byte[] bytes = FORMAT.encoder(Topic.BARS.schema(), "t.bars").encode(bar);
    replace(bars, 0, with(bars.get(0), bytes, Map.of()));
    Report report = TopicVerifier.verify(own, FORMAT, all, null, line -> {});
    assertThat(report.differences()).containsOnlyKeys("topic t.bars");
    assertThat(report.details())
        .contains(
            "  t.ticks-0@2 at 2026-03-02T08:00:15Z: late, so not counted, price 90",
            "  what is written counts ticks that are late");
  }

  private static void append(MemoryLog log, String ts, long price) {
    Tick tick =
        Tick.newBuilder()
            .setTs(Instant.parse(ts))
            .setSymbol("S")
            .setLast(price * 100_000_000)
            .build();
    byte[] bytes = FORMAT.encoder(Topic.TICKS.schema(), "t").encode(tick);
    log.append(Topic.TICKS, "S", bytes, Instant.parse(ts).toEpochMilli());
  }

  @Test
  void findsAnIdentityThatIsOffByTheLastUnit() throws Exception {
    edit(
        Topic.ACCOUNTS_PNL,
        record -> {
          BigDecimal was = WireRows.money((ByteBuffer) WrittenTopics.get(record, "equity"));
          WrittenTopics.set(
              record, "equity", WrittenTopics.money(was.add(new BigDecimal("1e-20"))));
        });
    assertThat(report().text()).contains("its terms give");
    assertThat(report(Scope.EVENTS).ok()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSITIONS", "ACCOUNTS_PNL"})
  void findsVersionsThatAreSkippedRepeatedOrGoBack(Topic topic) throws Exception {
    List<LogRecord> records = longest(topic);
    LogRecord last = records.get(records.size() - 1);
    records.add(last);
    assertThat(report().text()).contains("comes twice with the same valued_at");
    records.remove(records.size() - 1);
    LogRecord first = records.remove(0);
    assertThat(report().text()).contains("version 2 comes first");
    records.add(1, first);
    assertThat(report().text()).contains("follows version 2");
    records.remove(1);
    records.add(0, first);
    LogRecord third = records.remove(2);
    assertThat(report().text()).contains("version 4 follows version 2");
    records.add(2, third);
    assertThat(report().ok()).isTrue();
  }

  /** Compaction leaves out what stands before a row of the same key that is old itself. */
  @ParameterizedTest
  @EnumSource(names = {"POSITIONS", "ACCOUNTS_PNL"})
  void aGapBeforeAnOldRowMayBeCompaction(Topic topic) throws Exception {
    List<LogRecord> records = longest(topic);
    records.remove(2);
    records.remove(0);
    assertThat(report().text()).contains("version 2 comes first", "version 4 follows version 2");
    long dayAndHourAgo = System.currentTimeMillis() - Duration.ofHours(25).toMillis();
    replace(records, 0, at(records.get(0), dayAndHourAgo));
    assertThat(report().text())
        .contains("version 4 follows version 2")
        .doesNotContain("comes first");
    replace(records, 1, at(records.get(1), dayAndHourAgo));
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains("2 gaps before rows older than a day");
  }

  @Test
  void leavesRowsOfOtherLedgersAlone() throws Exception {
    List<LogRecord> records = busy(Topic.POSITIONS);
    LogRecord last = records.get(records.size() - 1);
    records.add(with(last, last.value(), Map.of("ledger", "another")));
    Report report = report();
    assertThat(report.ok()).isTrue();
    assertThat(report.text()).contains("1 rows of other ledgers");
    records.set(records.size() - 1, with(last, last.value(), Map.of()));
    assertThat(report().ok()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"POSITIONS", "ACCOUNTS_PNL"})
  void findsMissingKeysAndKeysThatShouldNotBe(Topic topic) throws Exception {
    List<LogRecord> records = busy(topic);
    List<LogRecord> all = List.copyOf(records);
    String key = key(all.get(0));
    records.removeIf(record -> key.equals(key(record)));
    assertThat(report().text()).contains("missing row");
    records.clear();
    records.addAll(all);
    SpecificRecord record = decode(topic, all.get(0));
    WrittenTopics.set(record, "account", "ZZZ");
    new WrittenTopics(log, FORMAT).ledger(topic, "ZZZ", record, "ZZZ", WrittenTopics.LEDGER);
    assertThat(report().text()).contains("extra row");
  }

  @Test
  void findsRowsUnderAnotherKeyOrInAnotherPartition() throws Exception {
    List<LogRecord> records = busy(Topic.ACCOUNTS_PNL);
    LogRecord moved = records.remove(records.size() - 1);
    int other = (moved.partition() + 1) % PARTITIONS;
    log.append(Topic.ACCOUNTS_PNL, other, "wrong", moved.value(), 0, moved.headers());
    assertThat(report().text())
        .contains("key wrong, expected ACC-")
        .contains("not in the partition of its account");
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNALS", "BARS"})
  void copiesOfEventsAreFineAndOtherContentIsNot(Topic topic) throws Exception {
    List<LogRecord> records = busy(topic);
    records.add(records.get(0));
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains(topic(topic) + ": 1 copies");
    String column = topic == Topic.SIGNALS ? "price" : "high";
    edit(topic, record -> WrittenTopics.set(record, column, 1L));
    assertThat(report().text()).contains("the same id, other content");
    records.remove(records.size() - 1);
    records.remove(0);
    assertThat(report().text()).contains("missing row");
    assertThat(report(Scope.EVENTS).ok()).isTrue();
  }

  @Test
  void eachFillIsThereOnceInTheOrderOfItsVersion() throws Exception {
    List<LogRecord> records = longest(Topic.FILLS);
    records.add(2, records.get(1));
    assertThat(report().text()).contains("extra row").contains("version 2 follows version 2");
    LogRecord second = records.remove(1);
    assertThat(report().ok()).isTrue();
    records.remove(1);
    assertThat(report().text()).contains("missing row");
    assertThat(report(Scope.EVENTS).ok()).isFalse();
    records.add(2, second);
    assertThat(report().text()).contains("version 2 follows version 3");
    records.remove(2);
    records.add(1, with(second, second.value(), Map.of("ledger", "another")));
    assertThat(report().text()).contains("1 rows of other ledgers").contains("missing row");
    records.remove(1);
    log.append(Topic.FILLS, second.partition(), "wrong", second.value(), 0, second.headers());
    assertThat(report().text()).contains("not under the key of its account");
  }

  @Test
  void theLastFillsOfARunningJobMayBeMissing() throws Exception {
    List<LogRecord> records = longest(Topic.FILLS);
    String account = key(records.get(0));
    int end = (int) records.stream().takeWhile(record -> account.equals(key(record))).count();
    records.remove(end - 1);
    records.remove(end - 2);
    assertThat(report().ok()).isFalse();
    Report report = report(Scope.EVENTS);
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains("2 rows not there (yet)");
    records.remove(2);
    assertThat(report(Scope.EVENTS).text()).contains("missing row");
  }

  @Test
  void alertsComeAtLeastOnce() throws Exception {
    List<LogRecord> records = busy(Topic.ALERTS);
    records.add(records.get(0));
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains(topic(Topic.ALERTS) + ": 1 copies");
    records.remove(records.size() - 1);
    records.remove(0);
    report = report();
    assertThat(report.differences()).containsOnlyKeys(topic(Topic.ALERTS));
    assertThat(report.text()).contains("missing row").contains("t.limits: ");
    assertThat(report(Scope.EVENTS).ok()).isTrue();
  }

  @Test
  void alertsOfLimitsThatChangedAreNotCompared() throws Exception {
    busy(Topic.ALERTS).clear();
    assertThat(report().ok()).isFalse();
    log.append(Topic.LIMITS, "ACC-0001", null, START.plusSeconds(600).toEpochMilli());
    Report report = report();
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains("alerts are not compared");
  }

  @Test
  void signalsOfAFileOfRulesAreLeftOutAndThatIsSaid() throws Exception {
    assertThat(busy(Topic.SIGNALS)).isNotEmpty();
    busy(Topic.SIGNALS).clear();
    assertThat(report().differences()).containsOnlyKeys("topic t.signals");
    TopicVerifier.Options options =
        new TopicVerifier.Options(
            WrittenTopics.LEDGER,
            Scope.EVERYTHING,
            MAX_AHEAD,
            NaiveOptions.live().shippedRules(false));
    Report report = TopicVerifier.verify(log, FORMAT, options, null, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.details()).containsOnlyOnce("note: " + Verifier.OTHER_RULES);
  }

  /** Hours of a market that moves enough for all rules but the one that wants a hundredth. */
  @Test
  void aJobWithSettingsOfItsOwnIsVerifiedByThem() throws Exception {
    SimulatorOptions calm =
        SimulatorOptions.builder()
            .seed(7)
            .symbols(16)
            .accounts(2)
            .ticksPerSecond(2)
            .volatility(5)
            .build();
    Generator generator = new Generator(calm, START, FORMAT, "t.");
    MemoryLog own = new MemoryLog(PARTITIONS);
    Consumer<Message> append =
        message ->
            own.append(message.topic(), message.keyText(), message.value(), Long.MAX_VALUE / 2);
    generator.reference().forEach(append);
    for (int i = 0; i < 40_000; i++) {
      generator.next().messages().forEach(append);
    }
    MarketOptions market =
        MarketOptions.standard()
            .bars(Set.of(60_000_000L))
            .indicators(60_000_000L, List.of("macd_hist", "vwap_5@5m"), Seed.SMA);
    NaiveOptions naive = NaiveOptions.live().market(market);
    try (Feeds feeds = TopicFeeds.open(own, FORMAT, Long.MAX_VALUE / 4)) {
      expected = NaiveReplay.run(feeds, naive, line -> {});
    }
    Set<String> rules = new TreeSet<>(MarketOptions.ALL_RULES);
    rules.remove("VWAP_DEVIATION");
    assertThat(expected.signals().rows().stream().map(row -> row.get(8))).containsAll(rules);
    new WrittenTopics(own, FORMAT).write(expected);
    TopicVerifier.Options options =
        new TopicVerifier.Options(
            WrittenTopics.LEDGER, Scope.EVERYTHING, Long.MAX_VALUE / 4, naive);
    Report report = TopicVerifier.verify(own, FORMAT, options, null, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
    Report other =
        TopicVerifier.verify(
            own,
            FORMAT,
            new TopicVerifier.Options(
                WrittenTopics.LEDGER, Scope.EVERYTHING, Long.MAX_VALUE / 4, NaiveOptions.live()),
            null,
            line -> {});
    assertThat(other.differences())
        .containsOnlyKeys("topic t.bars", "topic t.indicators", "topic t.signals");
  }

  /** With a window of a minute what is flat that long retires. */
  @Test
  void aFlatPositionMayRetireAndBeginAgain() throws Exception {
    NaiveOptions naive = NaiveOptions.live().correctionWindow(60_000_000L);
    TopicVerifier.Options minute =
        new TopicVerifier.Options(WrittenTopics.LEDGER, Scope.EVERYTHING, MAX_AHEAD, naive);
    MemoryLog own = new MemoryLog(PARTITIONS);
    append(own, trade(START), Side.BUY, "T1");
    append(own, trade(START.plusSeconds(5)), Side.SELL, "T2");
    append(own, trade(START.plusSeconds(100)), Side.BUY, "T3");
    try (Feeds feeds = TopicFeeds.open(own, FORMAT, Long.MAX_VALUE / 4)) {
      expected = NaiveReplay.run(feeds, naive, line -> {});
    }
    WrittenTopics written = new WrittenTopics(own, FORMAT);
    written.write(expected);
    List<LogRecord> rows = own.records(Topic.POSITIONS, own.partition("A"));
    assertThat(rows).hasSize(1);
    LogRecord last = rows.remove(0);
    SpecificRecord flat = decode(Topic.POSITIONS, last);
    WrittenTopics.set(flat, "valued_at", START.plusSeconds(1));
    written.ledger(Topic.POSITIONS, "A||S", flat, "A", WrittenTopics.LEDGER);
    WrittenTopics.set(flat, "version", 2L);
    WrittenTopics.set(flat, "quantity", 0L);
    written.ledger(Topic.POSITIONS, "A||S", flat, "A", WrittenTopics.LEDGER);
    written.retire("A||S", "A");
    rows.add(last);
    Report report = TopicVerifier.verify(own, FORMAT, minute, null, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report.text()).contains("1 positions retired");
    LogRecord tombstone = rows.remove(2);
    report = TopicVerifier.verify(own, FORMAT, minute, null, line -> {});
    assertThat(report.text()).contains("version 1, valued before, follows version 2");
    rows.add(1, tombstone);
    report = TopicVerifier.verify(own, FORMAT, minute, null, line -> {});
    assertThat(report.text()).contains("retires and is not flat");
    rows.remove(1);
    rows.add(0, tombstone);
    report = TopicVerifier.verify(own, FORMAT, minute, null, line -> {});
    assertThat(report.text()).contains("retires and was not there");
  }

  private static void append(MemoryLog log, Trade trade, Side side, String id) {
    trade.setSide(side);
    trade.setTradeId(id);
    byte[] bytes = FORMAT.encoder(Topic.TRADES.schema(), "t").encode(trade);
    log.append(Topic.TRADES, "A", bytes, trade.getTs().toEpochMilli());
  }

  @Test
  void limitsHaveTheKeyOfWhatTheyAreFor() throws Exception {
    MemoryLog own = new MemoryLog(1);
    Limit limit = Limit.newBuilder().setAccount("A|B").setSymbol("S").setPosition(1L).build();
    byte[] bytes = FORMAT.encoder(Topic.LIMITS.schema(), "t").encode(limit);
    own.append(Topic.LIMITS, "A\\|B|S", bytes, 0);
    own.append(Topic.LIMITS, "A|B|S", bytes, 0);
    own.append(Topic.LIMITS, "A\\|B", bytes, 0);
    own.append(Topic.LIMITS, "A\\|B|S", null, 0);
    own.append(Topic.LIMITS, "A\\|B|S", null, 0);
    try (Feeds feeds = TopicFeeds.open(own, FORMAT, Long.MAX_VALUE / 4)) {
      assertThat(
              NaiveReplay.run(feeds, NaiveOptions.live(), line -> {})
                  .counts()
                  .get("limits")
                  .toString())
          .isEqualTo("in 5 applied 2 late 0 duplicate 1 dead {KEY_MISMATCH=2}");
    }
  }

  @Test
  void comparesDeadLettersBySourceAndPlace() throws Exception {
    List<LogRecord> dead = busy(Topic.DEAD_LETTERS);
    dead.add(dead.get(0));
    assertThat(report().ok()).isTrue();
    new WrittenTopics(log, FORMAT).deadLetter("ticks", "t.ticks-0@1", "FUTURE");
    assertThat(report().text()).contains("extra: ticks t.ticks-0@1 FUTURE");
    dead.remove(dead.size() - 1);
    dead.remove(dead.size() - 1);
    LogRecord first = dead.remove(0);
    assertThat(report().text()).contains("missing: " + first.headers().get("source"));
    assertThat(report(Scope.EVENTS).ok()).isTrue();
    new WrittenTopics(log, FORMAT)
        .deadLetter(first.headers().get("source"), first.headers().get("place"), "NULL_VALUE");
    assertThat(report().text()).contains("expected, NULL_VALUE written");
  }

  @Test
  void findsATopicThatIsNotThere() throws Exception {
    log.drop(Topic.INDICATORS);
    assertThat(report().text()).contains("topic t.indicators: there is no such topic");
  }

  @Test
  void leanerScopeJudgesTheEventsAlone() throws Exception {
    UnaryOperator<Object> plus = was -> (Long) was + 1;
    edit(
        Topic.POSITIONS,
        record -> WrittenTopics.set(record, "mark", plus.apply(WrittenTopics.get(record, "mark"))));
    edit(
        Topic.ACCOUNTS_PNL,
        record -> WrittenTopics.set(record, "drawdown", WrittenTopics.money(BigDecimal.TEN)));
    Report report = report(Scope.EVENTS);
    assertThat(report.ok()).as(report.text()).isTrue();
    assertThat(report().differences()).hasSize(2);
    edit(Topic.POSITIONS, record -> WrittenTopics.set(record, "quantity", 12_345L));
    assertThat(report(Scope.EVENTS).ok()).isFalse();
  }

  @Test
  void aDeletedInstrumentIsNone() throws Exception {
    MemoryLog two = new MemoryLog(1);
    byte[] row =
        FORMAT
            .encoder(Topic.INSTRUMENTS.schema(), "t")
            .encode(Instrument.newBuilder().setSymbol("S").setCurrency("EUR").build());
    two.append(Topic.INSTRUMENTS, "S", row, 0);
    two.append(Topic.INSTRUMENTS, "S", null, 0);
    byte[] fill = FORMAT.encoder(Topic.TRADES.schema(), "t").encode(trade(START));
    two.append(Topic.TRADES, "A", fill, 0);
    try (Feeds feeds = TopicFeeds.open(two, FORMAT, Long.MAX_VALUE / 4)) {
      Expected all = NaiveReplay.run(feeds, NaiveReplay.OUT_OF_ORDERNESS, line -> {});
      assertThat(all.unlisted()).containsExactly("S");
      assertThat(all.deadLetters().rows()).isEmpty();
    }
  }
}
