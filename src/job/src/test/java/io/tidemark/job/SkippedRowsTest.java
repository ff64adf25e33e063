package io.tidemark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.Faults.Fault;
import io.tidemark.job.read.TickFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a format skips are counted exactly once, whatever happens to the run. */
@Timeout(120)
final class SkippedRowsTest {
  private static final long SEED = Long.getLong("tidemark.seed", 20_211_108);
  private static final String HEADER =
      "ID,SecType,Date,Time,Ask,Ask volume,Bid,Bid volume,Ask time,Day's high ask,Close,Currency,"
          + "Day's high ask time,Day's high,ISIN,Auction price,Day's low ask,Day's low,"
          + "Day's low ask time,Open,Nominal value,Last,Last volume,Trading time,Total volume,"
          + "Mid price,Trading date,Profit,Current price,Related indices,Day high bid time,"
          + "Day low bid time,Open Time,Last trade time,Close Time,Day high Time,Day low Time,"
          + "Bid time,Auction Time\n";
  private static final List<String> LASTS = List.of("", "", "", "0", "x", "12.5", "13");

  @TempDir private Path dir;

  /** Rows of one minute, some comments among them; adds what is to be counted. */
  private String file(int hour, SplittableRandom random, TreeMap<String, Long> counts)
      throws IOException {
    StringBuilder text = new StringBuilder("# made up\n").append(HEADER);
    for (int i = 0; i < 6_000; i++) {
      String last = LASTS.get(random.nextInt(LASTS.size()));
      String time =
          random.nextInt(5) == 0 ? "bad" : String.format("%02d:00:%02d.000", hour, i / 100);
      String count =
          switch (last) {
            case "" -> "SKIPPED,NO_PRICE";
            case "0" -> "SKIPPED,ZERO_PRICE";
            case "x" -> "SKIPPED,BAD_NUMBER";
            default -> time.equals("bad") ? "SKIPPED,BAD_TIME" : "APPLIED,";
          };
      counts.merge("ticks," + count, 1L, Long::sum);
      counts.merge("ticks,READ,", 1L, Long::sum);
      text.append("S").append(random.nextInt(9)).append(",E,08-11-2021,").append(time);
      text.append(",".repeat(18)).append(last).append(",".repeat(18)).append('\n');
      text.append(random.nextInt(50) == 0 ? "# between\n\n" : "");
    }
    return Files.writeString(dir.resolve(hour + ".csv"), text).toString();
  }

  private TreeMap<String, List<String>> run(String name, List<String> files, List<Fault> faults)
      throws Exception {
    Faults.plan(faults);
    Settings settings =
        Settings.builder()
            .set("preset=debs2022")
            .set("parallelism=2")
            .set("checkpoint.interval=30ms")
            .set("checkpoint.dir=" + dir.resolve(name + "-checkpoints").toUri())
            .build();
    Path parts = dir.resolve(name);
    StreamExecutionEnvironment env = Replays.cluster(new Configuration());
    Replays.build(env, only(files), TickFormat.DEBS2022, settings, parts);
    env.execute(name);
    return Replays.results(parts);
  }

  private static Map<InputFile, List<String>> only(List<String> ticks) {
    Map<InputFile, List<String>> all = new EnumMap<>(InputFile.class);
    for (InputFile input : InputFile.values()) {
      all.put(input, input == InputFile.TICKS ? ticks : List.of());
    }
    return all;
  }

  @Test
  void failuresChangeNoCount() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    TreeMap<String, Long> counts = new TreeMap<>();
    List<String> files = List.of(file(9, random, counts), file(10, random, counts));
    List<String> expected =
        counts.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();

    TreeMap<String, List<String>> undisturbed = run("undisturbed", files, List.of());
    assertThat(undisturbed.get("counts")).as("seed %d", SEED).isEqualTo(expected);
    assertThat(undisturbed).doesNotContainKey("dead_letters");

    List<Fault> faults =
        List.of(
            new Fault("ticks", Faults.Kind.RECORD, 2_000 + random.nextInt(3_000)),
            new Fault("ticks", Faults.Kind.RECORD, 10_000 + random.nextInt(2_000)),
            new Fault("ticks", Faults.Kind.SNAPSHOT, 5));
    TreeMap<String, List<String>> disturbed = run("disturbed", files, faults);
    assertThat(Faults.fired()).hasSizeGreaterThan(1);
    assertThat(disturbed).as("seed %d, fired %s", SEED, Faults.fired()).isEqualTo(undisturbed);
  }
}
