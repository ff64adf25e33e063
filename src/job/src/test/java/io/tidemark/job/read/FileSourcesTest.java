package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.market.Tick;
import io.tidemark.job.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sources in a real, small cluster. */
@Timeout(120)
final class FileSourcesTest {
  @TempDir private Path dir;

  /** The read record itself never leaves its operator, so any type will do here. */
  private static <T> TypeInformation<Parsed<T>> type() {
    return Types.GENERIC(generic());
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <T> Class<Parsed<T>> generic() {
    return (Class) Parsed.class;
  }

  private List<String> run(List<Path> files, Settings settings) throws Exception {
    Configuration config = new Configuration();
    config.set(PipelineOptions.ALLOW_UNALIGNED_SOURCE_SPLITS, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, config);
    return env.fromSource(
            FileSources.of(
                new CsvFormat<>(new TickParser(false)),
                FileSourcesTest.<Tick>type(),
                files.stream().map(Reading::flink).toList()),
            EventTimes.of(settings),
            "ticks")
        .setParallelism(1)
        .map(record -> record.part + ":" + record.place)
        .returns(Types.STRING)
        .executeAndCollect(100_000);
  }

  private Path ticks(String name, int day, int rows) {
    StringBuilder text = new StringBuilder("ts,symbol,bid\n");
    for (int i = 0; i < rows; i++) {
      text.append(String.format("2013-10-%02dT%02d:00:00Z,IBM,%d%n", day, i % 24, i + 1));
    }
    return Reading.file(dir, name, text.toString());
  }

  @Test
  void reads_files_in_the_order_given_whatever_their_names_and_times() throws Exception {
    List<Path> files = List.of(ticks("c.csv", 9, 2500), ticks("a.csv", 7, 3), ticks("b.csv", 8, 0));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      expected.add("0:" + (i + 2));
    }
    expected.addAll(List.of("1:2", "1:3", "1:4"));
    // A drift of 1 ms makes the sources stop and go: nothing may be lost or fail by it.
    Settings settings = Settings.of(Map.of("watermark.max-drift", "1ms"));
    assertThat(run(files, settings)).isEqualTo(expected);
  }

  @Test
  void the_same_file_twice_is_read_twice() throws Exception {
    Path file = ticks("a.csv", 7, 2);
    assertThat(run(List.of(file, file), Settings.defaults()))
        .containsExactly("0:2", "0:3", "1:2", "1:3");
  }

  @Test
  void no_files_end_at_once() throws Exception {
    assertThat(run(List.of(), Settings.defaults())).isEmpty();
  }

  @Test
  void a_fault_of_a_file_ends_the_job_with_its_own_message() {
    byte[] gzip = Reading.gzip("ts,symbol,bid\n2013-10-07T08:00:00Z,IBM,1\n".repeat(1000));
    Path file = Reading.file(dir, "t.csv.gz", Arrays.copyOf(gzip, gzip.length / 2));
    assertThatThrownBy(() -> run(List.of(file), Settings.defaults()))
        .satisfies(
            thrown -> {
              Optional<InputException> fault =
                  ExceptionUtils.findThrowableSerializedAware(
                      thrown, InputException.class, getClass().getClassLoader());
              assertThat(fault).isPresent();
              assertThat(fault.get()).hasMessageContaining("t.csv.gz:");
            });
  }

  @Test
  void files_that_come_back_keep_their_place() {
    List<FileSourceSplit> splits = new ArrayList<>();
    for (int part = 0; part < 12; part++) {
      splits.add(
          new FileSourceSplit(
              Integer.toString(part), new org.apache.flink.core.fs.Path("f"), 0, 1, 1, 1));
    }
    OrderedFiles files = new OrderedFiles(splits);
    FileSourceSplit first = files.getNext(null).orElseThrow();
    FileSourceSplit second = files.getNext(null).orElseThrow();
    files.addSplits(List.of(second, first));
    List<String> order = new ArrayList<>();
    for (var next = files.getNext(null); next.isPresent(); next = files.getNext(null)) {
      order.add(next.get().splitId());
    }
    assertThat(order).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
  }
}
