package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.Faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole replays of a random day: the same bytes at any parallelism, after failures between and
 * during checkpoints, and after moving a savepoint to another parallelism.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class ReplayJobTest {
  private static final String LOST_EVENT = "OperatorEvents before this checkpoint barrier";
  private static final long SEED = Long.getLong("tidemark.seed", 20_261_121);
  private static final int TICKS = 20_000;
  private static final int TRADES = 3_000;

  private static final String RULES =
      """
      - {name: SPREAD_TIGHT, buy: spread < 0.0001 * bid, size: "min(bid_size, 1)"}
      - {name: BOOK_IMBALANCE, buy: bid_size > 1.5 * ask_size, sell: ask_size > 1.5 * bid_size}
      - {name: EMA_CROSS, buy: ema_3 crosses above ema_8, sell: ema_3 crosses below ema_8}
      - {name: PASS, buy: bid > ema_3 then mid_momentum_3t > 0 within 5s, cooldown: 20s}
      - {name: LENGTHS, on: 30s, buy: "close > sma_2@10s then volume > 0 within 2 bars"}
      """;

  private Path dir;
  private Map<InputFile, List<String>> files;
  private TreeMap<String, List<String>> expected;
  private TreeMap<String, Long> moments;

  @BeforeAll
  void undisturbed(@TempDir Path folder) throws Exception {
    dir = folder;
    files = RandomDay.write(Files.createDirectory(dir.resolve("in")), SEED, TICKS, TRADES);
    Files.writeString(dir.resolve("rules.yaml"), RULES);
    expected = run("undisturbed", 1, List.of());
    moments = Faults.seen();
  }

  private Settings settings(String name, int parallelism) {
    return Settings.builder()
        .set("parallelism=" + parallelism)
        .set("checkpoint.interval=30ms")
        .set("checkpoint.dir=" + dir.resolve(name + "-checkpoints").toUri())
        .set("marks.stale-after=20s")
        .set("bars.intervals=10s,1m")
        .set("indicators.interval=10s")
        .set("indicators.names=ema_3,ema_8")
        .set("bars.partial=true")
        .set("signals.rules=" + dir.resolve("rules.yaml"))
        .set("trades.correction-window=5m")
        .set("state.cache.symbols=" + (parallelism == 2 ? 2 : 1000))
        .set("state.cache.accounts=" + (parallelism == 2 ? 1 : 1000))
        .build();
  }

  private TreeMap<String, List<String>> run(String name, int parallelism, List<Fault> faults)
      throws Exception {
    Faults.plan(faults);
    Path parts = dir.resolve(name);
    StreamExecutionEnvironment env = Replays.cluster(new Configuration());
    Replays.build(env, files, settings(name, parallelism), parts);
    env.execute(name);
    return Replays.results(parts);
  }

  private void same(TreeMap<String, List<String>> actual, String what) {
    assertThat(actual.keySet()).as(what).isEqualTo(expected.keySet());
    expected.forEach(
        (folder, lines) ->
            assertThat(actual.get(folder)).as("%s of %s", folder, what).isEqualTo(lines));
  }

  /** Guards the other tests: two empty runs would be the same as well. */
  @Test
  void dayHoldsWhatItShould() throws Exception {
    assertThat(expected.keySet())
        .containsExactlyInAnyOrder(
            "accounts",
            "accounts_log",
            "alerts",
            "balances",
            "bars",
            "bars_partial",
            "counts",
            "dead_letters",
            "fills",
            "indicators",
            "positions",
            "positions_log",
            "signals",
            "unlisted");
    assertThat(expected.get("unlisted")).hasSize(1);
    assertThat(expected.get("accounts")).hasSize(6);
    assertThat(expected.get("positions")).hasSizeGreaterThan(60);
    assertThat(expected.get("fills")).hasSizeGreaterThan(2_000);
    assertThat(expected.get("alerts")).anyMatch(line -> line.contains(",BREACH,"));
    assertThat(expected.get("alerts")).anyMatch(line -> line.contains(",CLEAR,"));
    assertThat(expected.get("positions_log")).hasSizeGreaterThan(10_000);
    assertThat(expected.get("positions_log")).anyMatch(line -> line.contains(",STALE,"));
    assertThat(expected.get("accounts_log")).anyMatch(line -> line.contains(",MISSING,"));
    assertThat(expected.get("signals")).hasSizeGreaterThan(400);
    assertThat(expected.get("signals")).anyMatch(line -> line.endsWith("EMA_CROSS"));
    assertThat(expected.get("signals"))
        .anyMatch(line -> line.endsWith("PASS"))
        .anyMatch(line -> line.endsWith("LENGTHS"));
    assertThat(expected.get("bars")).hasSizeGreaterThan(500);
    assertThat(expected.get("bars_partial")).hasSizeGreaterThan(500);
    assertThat(moments.get("log/COMPLETE")).as("checkpoints").isGreaterThan(2);
  }

  @Test
  void countsAccountForEveryRecord() throws Exception {
    TreeMap<String, Long> counts = new TreeMap<>();
    for (String line : expected.get("counts")) {
      int cut = line.indexOf('=');
      counts.put(line.substring(0, cut), Long.parseLong(line.substring(cut + 1)));
    }
    for (InputFile input : InputFile.files()) {
      long rows = 0;
      for (String file : files.get(input)) {
        rows += Files.readAllLines(Path.of(file)).size() - 1;
      }
      assertThat(counts).containsEntry(input.source() + ",READ,", rows);
      long others =
          counts.entrySet().stream()
              .filter(e -> e.getKey().startsWith(input.source() + ","))
              .filter(e -> !e.getKey().contains(",READ,"))
              .mapToLong(Map.Entry::getValue)
              .sum();
      assertThat(others).as(input.source()).isEqualTo(rows);
    }
    assertThat(counts)
        .containsKeys(
            "ticks,LATE,",
            "ticks,DEAD,BAD_NUMBER",
            "trades,LATE,",
            "trades,DUPLICATE,",
            "trades,DEAD,CONFLICTING_DUPLICATE",
            "trades,DEAD,UNKNOWN_REFERENCE",
            "cash,DUPLICATE,",
            "instruments,DUPLICATE,",
            "instruments,DEAD,REFERENCE_CHANGED",
            "accounts,DUPLICATE,",
            "accounts,DEAD,UNKNOWN_VALUE",
            "limits,APPLIED,",
            "limits,DUPLICATE,",
            "limits,DEAD,OUT_OF_RANGE");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void parallelismChangesNothing(int parallelism) throws Exception {
    same(run("parallel-" + parallelism, parallelism, List.of()), "parallelism " + parallelism);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void failuresChangeNothing(int round) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED + round);
    List<Fault> faults = new ArrayList<>();
    // How many checkpoints a run has depends on the machine; a record is sure to come.
    faults.add(Faults.random(random, moments, Faults.Kind.RECORD));
    faults.add(Faults.random(random, moments, Faults.Kind.values()[random.nextInt(3)]));
    int parallelism = 1 + round % 2;
    TreeMap<String, List<String>> actual = run("faults-" + round, parallelism, faults);
    String what =
        "seed " + SEED + ", round " + round + ", fired " + Faults.fired() + " of " + faults;
    assertThat(Faults.fired()).as(what).isNotEmpty();
    same(actual, what);
  }

  /**
   * The end is where rows are sent once: a failure there must not send them twice, nor lose them.
   */
  @Test
  void failuresAtTheEndChangeNothing() throws Exception {
    List<Fault> faults =
        List.of(
            new Fault("final", Faults.Kind.RECORD, moments.get("final/RECORD") / 2),
            new Fault("log", Faults.Kind.COMPLETE_AT_END, 1),
            new Fault("signals", Faults.Kind.COMPLETE_AT_END, 2));
    TreeMap<String, List<String>> actual = run("end", 2, faults);
    assertThat(Faults.fired()).hasSizeGreaterThan(1);
    same(actual, "fired " + Faults.fired());
  }

  @Test
  void savepointGoesOnAtAnotherParallelism() throws Exception {
    Faults.plan(List.of());
    Path parts = dir.resolve("moved");
    StreamExecutionEnvironment env = Replays.cluster(new Configuration());
    Replays.build(env, files, settings("moved", 2), parts);
    JobClient job = env.executeAsync("moved");
    awaitLogRows();
    String savepoint = stop(job);
    assertThat(Replays.results(parts)).doesNotContainKey("accounts");

    Configuration from = new Configuration();
    from.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    StreamExecutionEnvironment second = Replays.cluster(from);
    Replays.build(second, files, settings("moved", 3), parts);
    second.execute("moved on");
    same(Replays.results(parts), "savepoint from parallelism 2 to 3");
  }

  /**
   * Stops with a savepoint. Flink refuses one while an event of the watermark alignment is on its
   * way to a source that has ended, and goes on; the next try may find none on its way.
   */
  private String stop(JobClient job) throws Exception {
    String target = dir.resolve("savepoint").toUri().toString();
    while (true) {
      try {
        return job.stopWithSavepoint(false, target, SavepointFormatType.CANONICAL)
            .get(60, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!ExceptionUtils.stringifyException(e).contains(LOST_EVENT)) {
          throw e;
        }
      }
    }
  }

  /** Until the run is well under way. */
  private void awaitLogRows() {
    long half = moments.get("log/RECORD") / 3;
    while (Faults.seen().getOrDefault("log/RECORD", 0L) < half) {
      Thread.onSpinWait();
    }
  }
}
