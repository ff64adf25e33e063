package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.market.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files: headers, line ends, compression, and where a restored reader goes on. */
final class RecordReaderTest {
  private static final TickParser TICKS = new TickParser(true);
  private static final String HEADER = "ts,symbol,bid\n";

  @TempDir private Path dir;

  private static String row(int i) {
    return "2013-10-07T08:00:00Z,S" + i % 7 + "," + i + "\n";
  }

  private static String rows(int n) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 1; i <= n; i++) {
      text.append(row(i));
    }
    return text.toString();
  }

  private List<Parsed<Tick>> read(String name, byte[] bytes) {
    return Reading.read(TICKS, Reading.file(dir, name, bytes));
  }

  private List<Parsed<Tick>> read(String text) {
    return read("ticks.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1000, 1001, 25_000})
  void reads_every_line_once(int n) {
    List<Parsed<Tick>> records = read(rows(n));
    assertThat(records).hasSize(n);
    for (int i = 0; i < n; i++) {
      assertThat(records.get(i).place).isEqualTo(i + 2);
      assertThat(records.get(i).event.bid).isEqualTo((i + 1) * 100_000_000L);
    }
  }

  @Test
  void takes_a_last_line_without_its_end_and_any_line_end() {
    assertThat(read(HEADER + row(1) + row(2).strip())).hasSize(2);
    List<Parsed<Tick>> records = read("ts,symbol,bid\r\n" + row(1).strip() + "\r\n" + row(2));
    assertThat(records).noneMatch(Parsed::isDead).hasSize(2);
    assertThat(records.get(0).raw).isEqualTo(row(1).strip());
  }

  @Test
  void empty_lines_are_no_records_but_count_as_lines() {
    List<Parsed<Tick>> records = read(HEADER + "\n" + row(1) + "\r\n  \n" + row(2) + "\n\n");
    assertThat(records).extracting(r -> r.place).containsExactly(3L, 5L, 6L);
    assertThat(records.get(1).reason).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void skips_a_byte_order_mark_and_takes_columns_in_any_order() {
    List<Parsed<Tick>> records = read("\uFEFF\"ask\",symbol,ts\n2.5,IBM,2013-10-07T08:00:00Z\n");
    assertThat(records.get(0).event.ask).isEqualTo(250_000_000L);
  }

  @Test
  void a_name_that_is_not_utf8_is_dead() {
    byte[] bytes = (HEADER + row(1)).getBytes(StandardCharsets.ISO_8859_1);
    bytes[HEADER.length() + 21] = (byte) 0xFC;
    Parsed<Tick> record = read("ticks.csv", bytes).get(0);
    assertThat(record.reason).isEqualTo(Reason.BAD_NAME);
    assertThat(record.detail).isEqualTo("symbol is not UTF-8");
  }

  @Test
  void a_line_longer_than_the_bound_is_dead_and_the_next_is_read() {
    for (int extra : new int[] {0, 1, 2, 100_000, 3_000_000}) {
      String line = "x".repeat(Lines.LONGEST + extra);
      List<Parsed<Tick>> records = read(HEADER + row(1) + line + "\n" + row(2));
      assertThat(records).hasSize(3);
      assertThat(records.get(1).reason).isEqualTo(Reason.MALFORMED);
      assertThat(records.get(1).raw).hasSize(Lines.LONGEST);
      assertThat(records.get(1).detail.contains("longer"))
          .as("extra %d", extra)
          .isEqualTo(extra > 0);
      assertThat(records.get(2).place).isEqualTo(4);
      assertThat(records.get(2).event.bid).isEqualTo(200_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ts,symbol,bid,bod|unknown column \"bod\"",
        "ts,symbol,bid,bid|has the column bid twice",
        "ts,bid|lacks the column symbol",
        "bid,ask|lacks the columns ts, symbol",
        "TS,symbol,bid|unknown column \"TS\"",
        "ts;symbol;bid|unknown column \"ts;symbol;bid\"",
        "|unknown column \"\"",
        "\"ts,symbol|not CSV",
      })
  void refuses_headers(String test) {
    String header = test.substring(0, test.indexOf('|'));
    assertThatThrownBy(() -> read(header + "\n" + row(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(dir.resolve("ticks.csv") + ":1: ")
        .hasMessageContaining(test.substring(test.indexOf('|') + 1));
  }

  @Test
  void names_the_columns_allowed() {
    assertThatThrownBy(() -> read("ts\n"))
        .hasMessageContaining("ts,symbol,venue,bid,bid_size,ask,ask_size,last,last_size")
        .hasMessageContaining("of which ts,symbol are required");
  }

  @Test
  void refuses_an_empty_or_missing_file() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("ticks.csv: the file is empty");
    assertThatThrownBy(() -> Reading.read(TICKS, dir.resolve("none.csv")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none.csv: the file cannot be opened");
  }

  @Test
  void unpacks_by_name_or_by_magic_and_several_members() throws IOException {
    assertThat(read("t.csv.gz", Reading.gzip(rows(5000)))).hasSize(5000);
    assertThat(read("t.csv", Reading.gzip(rows(3)))).hasSize(3);
    byte[] a = Reading.gzip(rows(2));
    byte[] b = Reading.gzip(row(3) + row(4));
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    assertThat(read("t.csv.gz", both)).hasSize(4);
  }

  @Test
  void refuses_what_is_not_gzip() {
    assertThatThrownBy(() -> read("t.csv.gz", rows(1).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("t.csv.gz: the gzip data is corrupt");
    byte[] gzip = Reading.gzip(rows(10));
    byte[] junk = Arrays.copyOf(gzip, gzip.length + 40);
    Arrays.fill(junk, gzip.length, junk.length, (byte) 'x');
    assertThatThrownBy(() -> read("t.csv.gz", junk))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("follows the gzip data");
  }

  @Test
  void a_gzip_cut_at_any_place_is_never_taken_for_whole() {
    byte[] gzip = Reading.gzip(rows(300));
    for (int length = 0; length < gzip.length; length++) {
      byte[] cut = Arrays.copyOf(gzip, length);
      assertThatThrownBy(() -> read("t.csv.gz", cut))
          .as("cut at %d of %d", length, gzip.length)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("truncated");
    }
  }

  @Test
  void names_the_line_at_which_a_gzip_ends_too_early() {
    byte[] gzip = Reading.gzip(rows(300));
    assertThatThrownBy(() -> read("t.csv.gz", Arrays.copyOf(gzip, gzip.length - 4)))
        .hasMessageContaining("t.csv.gz:302: the gzip data ends too early");
  }

  @Test
  void a_restored_reader_goes_on_after_the_last_record_emitted() throws IOException {
    long seed = 20131007;
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 1; i <= 3500; i++) {
      text.append(random.nextInt(10) == 0 ? "\n" : "");
      text.append(random.nextInt(20) == 0 ? "bad\n" : row(i));
    }
    Path file = Reading.file(dir, "t.csv", text.toString());
    List<Parsed<Tick>> all = Reading.read(TICKS, file);
    assertThat(all).hasSize(3500);
    BulkFiles<Tick> format = new BulkFiles<>(new CsvFormat<>(TICKS), null);
    for (int run = 0; run < 20; run++) {
      int stop = random.nextInt(3501);
      FileSourceSplit split = new FileSourceSplit("0", Reading.flink(file), 0, 1, 1, 1);
      CheckpointedPosition position = new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 0);
      int taken = 0;
      try (RecordReader<Tick> reader = format.createReader(new Configuration(), split)) {
        while (taken < stop) {
          BulkFormat.RecordIterator<Parsed<Tick>> batch = reader.readBatch();
          RecordAndPosition<Parsed<Tick>> next = batch.next();
          while (next != null && taken < stop) {
            taken++;
            position = new CheckpointedPosition(next.getOffset(), next.getRecordSkipCount());
            next = batch.next();
          }
        }
      }
      split = split.updateWithCheckpointedPosition(position);
      List<Long> rest = new ArrayList<>();
      try (RecordReader<Tick> reader = format.restoreReader(new Configuration(), split)) {
        BulkFormat.RecordIterator<Parsed<Tick>> batch = reader.readBatch();
        while (batch != null) {
          RecordAndPosition<Parsed<Tick>> next = batch.next();
          while (next != null) {
            rest.add(next.getRecord().place);
            next = batch.next();
          }
          batch = reader.readBatch();
        }
      }
      assertThat(rest)
          .as("seed %d, stop %d", seed, stop)
          .isEqualTo(all.subList(stop, all.size()).stream().map(r -> r.place).toList());
    }
  }
}
