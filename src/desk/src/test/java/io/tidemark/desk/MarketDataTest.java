package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of real markets, where they lie beside the project ({@code ../shared/data}); they are not
 * ours to ship.
 */
@Timeout(600)
final class MarketDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("tidemark.home", "../.."), "../shared/data").normalize();

  @TempDir private Path dir;

  @BeforeEach
  void data() {
    assumeTrue(Files.isDirectory(DATA), () -> "skipped: there is no market data in " + DATA);
  }

  @Test
  void a_day_of_fx_is_the_same_at_any_parallelism_and_equals_the_naive_books() throws IOException {
    Inputs fx = inputs("fx-2014-05-07");
    Path one = replay(fx, 1);
    RandomDaysTest.assertSameFiles(one, replay(fx, 2));
    RandomDaysTest.assertSameFiles(one, replay(fx, 3));
    Report report = Verifier.verify(fx, one, line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
  }

  @Test
  void a_day_of_equities_equals_the_naive_books() throws IOException {
    Inputs equities = inputs("equities-2013-10-07");
    Report report = Verifier.verify(equities, replay(equities, 2), line -> {});
    assertThat(report.ok()).as(report.text()).isTrue();
  }

  private static Inputs inputs(String day) {
    Path folder = DATA.resolve(day);
    return new Inputs(
        present(folder.resolve("ticks.csv.gz")),
        present(folder.resolve("trades.csv.gz")),
        present(folder.resolve("instruments.csv")),
        present(folder.resolve("accounts.csv")),
        List.of());
  }

  private static List<Path> present(Path file) {
    return Files.exists(file) ? List.of(file) : List.of();
  }

  private Path replay(Inputs inputs, int parallelism) {
    Path out = dir.resolve("at-" + parallelism);
    List<String> args = new ArrayList<>(List.of("replay", "--out", out.toString()));
    args.addAll(List.of("--set", "parallelism=" + parallelism));
    Replays.add(args, "--ticks", inputs.ticks());
    Replays.add(args, "--trades", inputs.trades());
    Replays.add(args, "--instruments", inputs.instruments());
    Replays.add(args, "--accounts", inputs.accounts());
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed, true);
    assertThat(Main.run(args.toArray(String[]::new), to, to)).as(printed.toString()).isZero();
    return out;
  }
}
