package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MergeTest {
  @TempDir private Path dir;

  private Path part(String name, String text) throws IOException {
    Path file = dir.resolve("parts").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private long merge(long memory) throws IOException {
    Files.createDirectories(dir.resolve("runs"));
    return new Merge(dir.resolve("runs"), memory)
        .merge(dir.resolve("parts"), "h1,h2", dir.resolve("out.csv"));
  }

  private String merged() throws IOException {
    return Files.readString(dir.resolve("out.csv"));
  }

  @Test
  void sorts_by_key_strips_it_and_puts_the_header_first() throws IOException {
    part("a/part-0", "b\u0001\tb,1\na\u0001\ta,1\n");
    part("a/part-1", "ab\u0001\tab,1\na\u0001\ta,2\tx\n");
    assertThat(merge(Merge.MEMORY)).isEqualTo(4);
    assertThat(merged()).isEqualTo("h1,h2\na,1\na,2\tx\nab,1\nb,1\n");
  }

  @Test
  void names_sort_by_unsigned_bytes() throws IOException {
    part("p", "é\u0001\té\nz\u0001\tz\n\uD83D\uDE00\u0001\tsmile\n\uFF5E\u0001\ttilde\n");
    merge(Merge.MEMORY);
    assertThat(merged()).isEqualTo("h1,h2\nz\né\ntilde\nsmile\n");
  }

  @Test
  void missing_and_empty_parts_give_the_header_alone() throws IOException {
    assertThat(merge(Merge.MEMORY)).isZero();
    assertThat(merged()).isEqualTo("h1,h2\n");
    part("p", "");
    assertThat(merge(Merge.MEMORY)).isZero();
  }

  @Test
  void parts_in_progress_are_left_out_and_a_last_line_needs_no_end() throws IOException {
    part(".part-0.inprogress.1", "a\t1\n");
    part("part-0", "b\t2");
    merge(Merge.MEMORY);
    assertThat(merged()).isEqualTo("h1,h2\n2\n");
  }

  @Test
  void a_line_without_a_key_is_a_fault() throws IOException {
    part("p", "no key\n");
    assertThatThrownBy(() -> merge(Merge.MEMORY)).hasMessageContaining("without a key: no key");
  }

  @Test
  void in_little_memory_it_gives_what_a_sort_in_memory_gives() throws IOException {
    long seed = 48;
    SplittableRandom random = new SplittableRandom(seed);
    for (long memory : new long[] {4096, 10_000, 100_000, Merge.MEMORY}) {
      List<byte[]> lines = new ArrayList<>();
      for (int p = 0; p < 7; p++) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        int n = random.nextInt(3000);
        for (int i = 0; i < n; i++) {
          byte[] line = line(random, p + "," + i);
          lines.add(line);
          part.writeBytes(line);
          part.write('\n');
        }
        Path file = dir.resolve("parts/part-" + p);
        Files.createDirectories(file.getParent());
        Files.write(file, part.toByteArray());
      }
      lines.sort(Arrays::compareUnsigned);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      expected.writeBytes("h1,h2\n".getBytes(StandardCharsets.UTF_8));
      for (byte[] line : lines) {
        int tab = new String(line, StandardCharsets.ISO_8859_1).indexOf('\t');
        expected.write(line, tab + 1, line.length - tab - 1);
        expected.write('\n');
      }

      assertThat(merge(memory)).as("seed %d, memory %d", seed, memory).isEqualTo(lines.size());
      assertThat(Files.readAllBytes(dir.resolve("out.csv")))
          .as("seed %d, memory %d", seed, memory)
          .isEqualTo(expected.toByteArray());
      try (Stream<Path> left = Files.list(dir.resolve("runs"))) {
        assertThat(left).as("runs that were left").isEmpty();
      }
    }
  }

  /** A key of bytes above 0 without a line end or tab, often doubled; now and then a long row. */
  private static byte[] line(SplittableRandom random, String row) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int length = random.nextInt(4);
    for (int i = 0; i < length; i++) {
      int b = random.nextInt(1, 256);
      line.write(b == '\n' || b == '\t' ? 'x' : b);
    }
    line.write('\t');
    line.writeBytes(row.getBytes(StandardCharsets.UTF_8));
    if (random.nextInt(1000) == 0) {
      line.writeBytes("y".repeat(random.nextInt(200_000)).getBytes(StandardCharsets.UTF_8));
    }
    return line.toByteArray();
  }
}
