package io.tidemark.datagen.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SorterTest {
  @TempDir Path dir;

  /** Room for so many bytes: with one, each row is a run of its own. */
  @ParameterizedTest
  @ValueSource(longs = {1, 200, 1_000, 10_000, Long.MAX_VALUE})
  void givesBackWhatAListWouldSort(long bytes) throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<List<String>> rows = new ArrayList<>();
    try (Spill spill = Spill.under(dir, bytes)) {
      Sorter sorter = spill.sorter();
      for (int i = 0; i < 5_000; i++) {
        List<String> row = List.of("k" + random.nextInt(700), "é" + i, "x".repeat(i % 50));
        rows.add(row);
        sorter.add(row.get(0).getBytes(UTF_8), row);
      }
      rows.sort(Comparator.comparing(row -> row.get(0)));
      assertThat(all(sorter)).as("seed %d", seed).isEqualTo(rows);
      assertThat(all(sorter)).as("seed %d, read again", seed).isEqualTo(rows);
      assertThat(sorter.size()).isEqualTo(rows.size());
      assertThat(files()).isEqualTo(bytes == Long.MAX_VALUE ? 0 : files()).isLessThan(200);
    }
    assertThat(files()).isZero();
  }

  @Test
  void anEmptyOneGivesNothing() {
    try (Spill spill = Spill.under(dir, 1)) {
      assertThat(all(spill.sorter())).isEmpty();
    }
  }

  @Test
  void keysCompareByTheirBytes() {
    Sorter sorter = Spill.inMemory().sorter();
    for (byte b : new byte[] {-1, 0, 127, -128}) {
      sorter.add(new byte[] {b}, List.of(String.valueOf(b)));
    }
    sorter.add(new byte[] {0, 0}, List.of("longer"));
    sorter.add(new byte[] {}, List.of());
    assertThat(all(sorter).toString()).isEqualTo("[[], [0], [longer], [127], [-128], [-1]]");
  }

  /** Two sorters share the room: the one that holds more makes way. */
  @Test
  void severalShareTheRoom() throws IOException {
    try (Spill spill = Spill.under(dir, 100_000)) {
      Sorter large = spill.sorter();
      Sorter small = spill.sorter();
      for (int i = 0; i < 3_000; i++) {
        large.add(new byte[] {(byte) i}, List.of("row " + i));
        if (i % 1_000 == 0) {
          small.add(new byte[] {(byte) i}, List.of("row " + i));
        }
        assertThat(large.buffered() + small.buffered()).isLessThanOrEqualTo(100_000);
      }
      assertThat(small.buffered()).isPositive();
      assertThat(all(large)).hasSize(3_000);
      long files = files();
      spill.drop(large);
      assertThat(files()).isLessThan(files);
      assertThat(all(small)).hasSize(3);
    }
  }

  @Test
  void filesGoThoughTheWorkFailed() throws IOException {
    assertThatThrownBy(
            () -> {
              try (Spill spill = Spill.under(dir, 1)) {
                spill.sorter().add(new byte[] {1}, List.of("a"));
                assertThat(files()).isPositive();
                throw new IllegalStateException("the work failed");
              }
            })
        .hasMessage("the work failed");
    assertThat(files()).isZero();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    try (Spill spill = Spill.under(dir.resolve("none"), 1)) {
      assertThatThrownBy(() -> spill.sorter().add(new byte[] {1}, List.of("a")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("none");
    }
  }

  @Test
  void nothingIsAddedToWhatIsBeingRead() {
    Sorter sorter = Spill.inMemory().sorter();
    assertThat(all(sorter)).isEmpty();
    assertThatThrownBy(() -> sorter.add(new byte[0], List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<List<String>> all(Sorted sorted) {
    List<List<String>> all = new ArrayList<>();
    try (Rows rows = sorted.read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        all.add(row.fields());
      }
    }
    return all;
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(dir)) {
      return all.filter(path -> !path.equals(dir)).count();
    }
  }
}
