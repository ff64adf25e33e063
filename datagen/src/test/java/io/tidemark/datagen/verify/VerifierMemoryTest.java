package io.tidemark.datagen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.MarketOptions;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.oracle.NaiveReplay;
import io.tidemark.datagen.oracle.Seed;
import io.tidemark.datagen.spill.Spill;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stream that makes far more rows than the heap holds is verified all the same. */
final class VerifierMemoryTest {
  private static final int SYMBOLS = 200;
  private static final int SECONDS = 700;
  private static final int HEAP_MB = 48;

  @TempDir Path dir;

  /** A print of each symbol a second, so that each is a bar of its own with two averages. */
  private void write() throws IOException {
    Random random = new Random(9);
    Instant start = Instant.parse("2026-03-02T08:00:00Z");
    try (BufferedWriter out = Files.newBufferedWriter(dir.resolve("ticks.csv"))) {
      out.write("ts,symbol,last,last_size\n");
      for (int second = 0; second < SECONDS; second++) {
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
          int cents = 10_000 + random.nextInt(500);
          out.write(
              "%s,S%03d,%d.%02d,100%n"
                  .formatted(start.plusSeconds(second), symbol, cents / 100, cents % 100));
        }
      }
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void rowsThatDoNotFitIntoMemoryAreCompared() throws Exception {
    write();
    Path temp = Files.createDirectory(dir.resolve("temp"));
    Path log = dir.resolve("log");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temp,
                "-cp",
                System.getProperty("java.class.path"),
                VerifierMemoryTest.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      child.waitFor();
    } finally {
      child.destroyForcibly();
    }
    String told = Files.readString(log, StandardCharsets.UTF_8);
    assertThat(told).endsWith("OK" + System.lineSeparator());
    assertThat(child.exitValue()).isZero();
    assertThat(told)
        .containsPattern("bars.csv +%,d compared, 0 different".formatted(SYMBOLS * SECONDS));
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("tidemark")))
          .isEmpty();
    }
  }

  /** In the child: writes what a replay would, and verifies it. */
  public static void main(String[] args) throws IOException {
    Path dir = Path.of(args[0]);
    Inputs inputs =
        new Inputs(
            List.of(dir.resolve("ticks.csv")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    NaiveOptions second =
        NaiveOptions.replay()
            .market(
                MarketOptions.standard()
                    .bars(Set.of(1_000_000L))
                    .indicators(1_000_000L, List.of("ema_38", "ema_100"), Seed.FIRST));
    Path out = Files.createDirectory(dir.resolve("out"));
    try (Spill spill = Spill.standard()) {
      Expected expected = NaiveReplay.run(inputs, second, spill, line -> {});
      Outputs.write(expected, out);
    }
    System.out.print(Verifier.verify(inputs, second, out, line -> {}).text());
  }
}
