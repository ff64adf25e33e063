package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.flow.Count.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountsTest {
  @TempDir private Path dir;
  private Counts counts;

  @BeforeEach
  void read() throws IOException {
    Files.writeString(
        dir.resolve("part-0"), "\tticks,READ,,13\n\tticks,APPLIED,,5\n\tticks,DEAD,BAD_TIME,1\n");
    Files.writeString(
        dir.resolve("part-1"),
        "\tticks,LATE,,2\n\tticks,DUPLICATE,,1\n\tticks,DEAD,MALFORMED,1\n\tticks,SKIPPED,NO_PRICE,3\n\ttrades,READ,,0\n");
    counts = Counts.read(dir);
  }

  private static long any(InputFile input) {
    return -1;
  }

  @Test
  void sums_over_parts() {
    counts.add(InputFile.TICKS, Fate.READ, "", 5);
    assertThat(counts.of(InputFile.TICKS, Fate.READ)).isEqualTo(18);
    assertThat(counts.reasons(Fate.DEAD, InputFile.TICKS))
        .isEqualTo(Map.of("BAD_TIME", 1L, "MALFORMED", 1L));
    assertThat(counts.read()).isEqualTo(18);
    assertThat(counts.of(InputFile.CASH, Fate.READ)).isZero();
  }

  @Test
  void right_sums_have_no_faults() {
    assertThat(counts.faults(Map.of(InputFile.TICKS, 2L), CountsTest::any)).isEmpty();
  }

  @Test
  void finds_a_record_that_met_no_fate() {
    counts.add(InputFile.TICKS, Fate.READ, "", 1);
    assertThat(counts.faults(Map.of(InputFile.TICKS, 2L), CountsTest::any))
        .containsExactly(
            "ticks: 14 read, but 5 applied + 2 late + 1 duplicate + 2 dead + 3 skipped");
  }

  @Test
  void finds_a_dead_letter_that_was_lost_or_was_not_counted() {
    assertThat(counts.faults(Map.of(InputFile.TICKS, 1L), CountsTest::any))
        .containsExactly("ticks: 2 dead, but 1 dead letters");
    assertThat(counts.faults(Map.of(InputFile.TICKS, 2L, InputFile.CASH, 1L), CountsTest::any))
        .containsExactly("cash: 0 dead, but 1 dead letters");
  }

  @Test
  void finds_records_that_never_reached_the_job() {
    assertThat(
            counts.faults(Map.of(InputFile.TICKS, 2L), input -> input == InputFile.TICKS ? 14 : 0))
        .containsExactly("ticks: 14 records in the files, but 13 counted");
  }
}
