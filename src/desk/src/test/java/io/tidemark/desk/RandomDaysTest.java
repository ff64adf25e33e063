package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.random.RandomDay;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole replays of random days against the naive books. The seed names the day and the run. */
@Timeout(300)
final class RandomDaysTest {
  @TempDir private Path dir;

  static Stream<Long> seeds() {
    return LongStream.range(0, Boolean.getBoolean("tidemark.full") ? 60 : 6).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_replay_equals_the_naive_books(long seed) throws IOException {
    RandomDay.Options options =
        new RandomDay.Options(
            seed,
            2_000 + (int) (seed * 137 % 4_000),
            200 + (int) (seed * 91 % 1_000),
            8 + (int) (seed * 7 % 18),
            2 + (int) (seed * 5 % 18),
            seed % 3 == 0 ? 0 : seed % 10 / 100.0);
    Inputs inputs = RandomDay.write(options, dir.resolve("in"));
    Path first = replay(inputs, "first", "parallelism=" + (1 + seed % 3));

    Report report = Verifier.verify(inputs, first, line -> {});
    assertThat(report.ok()).as("%s%n%s", options, report.text()).isTrue();

    Path second =
        replay(
            inputs,
            "second",
            "parallelism=" + (1 + (seed + 1) % 3),
            "checkpoint.interval=50ms",
            "state.cache.symbols=3",
            "state.cache.accounts=2");
    assertSameFiles(first, second);
  }

  private Path replay(Inputs inputs, String name, String... settings) {
    Path out = dir.resolve(name);
    Replays.run(inputs, out, settings);
    return out;
  }

  static void assertSameFiles(Path a, Path b) throws IOException {
    try (Stream<Path> files = Files.list(a)) {
      for (Path file : files.sorted().toList()) {
        Path name = file.getFileName();
        if (!name.toString().equals("summary.json")) {
          assertThat(Files.mismatch(file, b.resolve(name))).as(name.toString()).isEqualTo(-1);
        }
      }
    }
  }
}
