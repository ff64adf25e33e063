package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.codec.Codec;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.codec.ParsedCodecs;
import io.tidemark.job.read.AccountParser;
import io.tidemark.job.read.CashParser;
import io.tidemark.job.read.EventTimes;
import io.tidemark.job.read.InstrumentParser;
import io.tidemark.job.read.LineParser;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.read.TickParser;
import io.tidemark.job.read.TradeParser;
import io.tidemark.job.read.UnendingFiles;
import io.tidemark.job.sink.FileOutputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run in a real cluster, over inputs that do not end. Half of the readers have nothing to
 * read, and all are idle when the run is drained; what it ends with is what a replay says.
 */
@Timeout(120)
final class LiveJobTest {
  private static final long SEED = Long.getLong("tidemark.seed", 20_261_122);
  private static final Duration IDLE = Duration.ofSeconds(2);

  @TempDir private Path dir;
  private final Map<InputFile, List<String>> files = new EnumMap<>(InputFile.class);

  private Settings settings(String name) {
    return Settings.builder()
        .set("parallelism=2")
        .set("checkpoint.interval=100ms")
        .set("checkpoint.dir=" + dir.resolve(name + "-checkpoints").toUri())
        .set("watermark.idle=" + IDLE.toSeconds() + "s")
        .set("watermark.quiet=1d")
        .set("marks.stale-after=20s")
        .set("bars.intervals=10s,1m")
        .set("indicators.interval=10s")
        .set("indicators.names=ema_3,ema_8")
        .build();
  }

  @Test
  void drainedRunEndsAsAReplayDoes() throws Exception {
    // Lateness is judged per partition, so each input is one here.
    RandomDay.write(Files.createDirectory(dir.resolve("in")), SEED, 4_500, 800)
        .forEach((input, names) -> files.put(input, List.of(names.get(0))));
    TreeMap<String, List<String>> replayed = replay();
    Faults.plan(List.of());
    Path parts = dir.resolve("live");
    StreamExecutionEnvironment env = Replays.cluster(new Configuration());
    JobClient job = live(env, parts);
    awaitSettledRows(replayed);
    job.stopWithSavepoint(true, dir.resolve("drained").toUri() + "", SavepointFormatType.CANONICAL)
        .get(60, TimeUnit.SECONDS);
    TreeMap<String, List<String>> results = Replays.results(parts);
    for (String same : List.of("bars", "indicators", "dead_letters")) {
      assertThat(results.get(same)).as(same).isEqualTo(replayed.get(same));
    }
    assertThat(results.get("signals")).as("signals").isEqualTo(replayed.get("signals"));
    for (String last : List.of("positions", "balances")) {
      assertThat(new HashSet<>(results.get(last))).as(last).containsAll(replayed.get(last));
    }
    assertThat(results.get("positions")).hasSizeGreaterThan(replayed.get("positions").size() * 3);
    assertThat(results.get("accounts")).hasSizeGreaterThan(replayed.get("accounts").size() * 9);
    assertThat(results).doesNotContainKeys("counts", "unlisted");
  }

  private TreeMap<String, List<String>> replay() throws Exception {
    Path parts = dir.resolve("replay");
    StreamExecutionEnvironment env = Replays.cluster(new Configuration());
    var folder = new org.apache.flink.core.fs.Path(parts.toUri());
    ReplayJob.build(env, files, settings("replay"), false, folder);
    env.execute("replay");
    return Replays.results(parts);
  }

  private JobClient live(StreamExecutionEnvironment env, Path parts) throws Exception {
    Settings settings = settings("live");
    JobOptions.apply(env, settings);
    Topology.Inputs in =
        new Topology.Inputs(
            source(env, new TickParser(false), new ParsedCodecs.Ticks(), settings),
            source(env, new TradeParser(), new ParsedCodecs.Trades(), settings),
            source(env, new CashParser(), new ParsedCodecs.Cash(), settings),
            source(env, new InstrumentParser(settings), new ParsedCodecs.Instruments(), settings),
            source(env, new AccountParser(settings), new ParsedCodecs.Accounts(), settings));
    FileOutputs out = new FileOutputs(new org.apache.flink.core.fs.Path(parts.toUri()), files);
    Topology.Run run = Topology.Run.live(ends(InputFile.INSTRUMENTS), ends(InputFile.ACCOUNTS));
    Topology.build(in, new FaultyOutputs(out), settings, run);
    out.attach();
    return env.executeAsync("live");
  }

  private <T> DataStream<Parsed<T>> source(
      StreamExecutionEnvironment env, LineParser<T> parser, Codec<Parsed<T>> codec, Settings s) {
    InputFile input = parser.kind();
    boolean reference = input == InputFile.INSTRUMENTS || input == InputFile.ACCOUNTS;
    CodecType<Parsed<T>> type = new CodecType<>(codec);
    List<org.apache.flink.core.fs.Path> paths = new ArrayList<>();
    files.get(input).forEach(file -> paths.add(new org.apache.flink.core.fs.Path(file)));
    WatermarkStrategy<Parsed<T>> times = reference ? EventTimes.none() : EventTimes.live(s);
    return env.fromSource(UnendingFiles.of(parser, type, paths), times, Uids.source(input), type)
        .uid(Uids.source(input))
        .setParallelism(reference ? 1 : 2);
  }

  /** The last line of the one file. */
  private Map<Integer, Long> ends(InputFile input) throws IOException {
    return Map.of(0, (long) Files.readAllLines(Path.of(files.get(input).get(0))).size());
  }

  /** Until all bars but the last have come, and then until nobody has anything to say any more. */
  private static void awaitSettledRows(TreeMap<String, List<String>> replayed) {
    long rows = replayed.get("positions").size();
    long bars = replayed.get("bars").size() / 2;
    while (Faults.seen().getOrDefault("ledger/RECORD", 0L) < rows
        || Faults.seen().getOrDefault("bars/RECORD", 0L) < bars) {
      LockSupport.parkNanos(1_000_000);
    }
    long last = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < IDLE.plusSeconds(1).toNanos()) {
      long now = Faults.seen().getOrDefault("ledger/RECORD", 0L);
      if (now != last) {
        last = now;
        since = System.nanoTime();
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
