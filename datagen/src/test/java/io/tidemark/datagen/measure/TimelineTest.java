package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.report.LoadReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of figures, a second each. */
final class TimelineTest {
  @TempDir private static Path temp;

  @Test
  void aSeriesThatBeginsLaterOrPausesHasNullsThere() {
    TimelineRecorder recorder = new TimelineRecorder();
    recorder.add(1.0004, Map.of("a", 1.23456));
    recorder.add(2, Map.of("b", 7.0));
    recorder.add(3, Map.of("a", 3.0, "b", 8.0));
    LoadReport.Timeline timeline = recorder.timeline();
    assertThat(timeline.seconds()).containsExactly(1.0, 2.0, 3.0);
    assertThat(timeline.series().get("a")).containsExactly(1.235, null, 3.0);
    assertThat(timeline.series().get("b")).containsExactly(null, 7.0, 8.0);
  }

  @Test
  void aVertexThatHasNothingToDoHasNoSeries() {
    TimelineRecorder recorder = new TimelineRecorder();
    recorder.add(
        1,
        Map.of(
            "busy.read", 0.5,
            "backpressure.read", 0.0,
            "busy.read-limits", 0.001,
            "backpressure.read-limits", 0.0));
    assertThat(recorder.timeline().series()).containsOnlyKeys("busy.read", "backpressure.read");
  }

  private static final class Idle implements CpuSource {
    private long process;

    @Override
    public List<ThreadTime> threads() {
      return List.of();
    }

    @Override
    public long process() {
      process += 500_000_000L;
      return process;
    }

    @Override
    public long database() {
      return 0;
    }
  }

  @Test
  void aRowTellsOfItsSecondAndNothingBeforeTheTrafficIsInOne() throws Exception {
    Outputs outputs = new Outputs();
    InstrumentsOptions options = InstrumentsOptions.builder().consumer(new Properties()).build();
    OutputRows letters = new OutputRows(options, outputs, new SignalSamples(false));
    AtomicLong due = new AtomicLong();
    AtomicLong sent = new AtomicLong();
    EverySecond second =
        new EverySecond(
            new Sender(due::get, sent::get, () -> Duration.ofMillis(12)),
            outputs,
            new CpuMeter(new Idle()),
            new MemoryMeter(),
            null,
            null,
            letters);
    due.set(40);
    letters.letter("LATE");
    second.look(-1);
    second.look(0);
    due.set(140);
    sent.set(90);
    outputs.of(Outputs.SIGNALS).row();
    outputs.of(Outputs.SIGNALS).delay(1_000, 31_000);
    letters.letter("LATE");
    second.look(1);
    due.set(340);
    second.look(3);
    LoadReport.Timeline timeline = second.timeline();
    assertThat(timeline.seconds()).containsExactly(1.0, 3.0);
    Map<String, List<Double>> series = timeline.series();
    assertThat(series.get("ticks.due")).containsExactly(100.0, 100.0);
    assertThat(series.get("ticks.sent")).containsExactly(90.0, 0.0);
    assertThat(series.get("sender.behind_ms")).containsExactly(12.0, 12.0);
    assertThat(series.get("out.signals")).containsExactly(1.0, 0.0);
    assertThat(series.get("latency.signals.p50").get(0)).isBetween(29.9, 30.1);
    assertThat(series.get("latency.signals.max").get(1)).isNull();
    assertThat(series.get("dead_letters")).containsExactly(1.0, 0.0);
    assertThat(series.get("cpu.other")).containsExactly(0.5, 0.25);
    assertThat(series).containsKeys("heap_mb", "rss_mb", "hiccup.max_ms", "latency.signals.p99");
  }

  @Test
  void memoryIsReadFromTheSystemAndKeepsItsMost() throws Exception {
    Path status = temp.resolve("status");
    Files.writeString(status, "Name:\tjava\nVmHWM:\t  99 kB\nVmRSS:\t  2048 kB\n");
    MemoryMeter memory = new MemoryMeter(status);
    memory.look();
    Files.writeString(status, "VmRSS:\t  1024 kB\n");
    memory.look();
    assertThat(memory.rss()).isEqualTo(1 << 20);
    assertThat(memory.rssMax()).isEqualTo(2 << 20);
    assertThat(memory.heapMax()).isGreaterThanOrEqualTo(memory.heap()).isPositive();
    memory.mark();
    assertThat(memory.rssMax()).isEqualTo(1 << 20);
    Files.delete(status);
    memory.look();
    assertThat(memory.rss()).isZero();
  }

  @Test
  void ofSignalsAboutAHundredASecondAreLookedFor() {
    SignalSamples samples = new SignalSamples(true);
    samples.offer("a", 5);
    samples.offer("a", 6);
    samples.offer("b", 7);
    assertThat(samples.wanted(1)).containsExactly("a");
    assertThat(samples.found("a")).isEqualTo(5);
    assertThat(samples.found("a")).isNull();
    assertThat(samples.wanted(9)).containsExactly("b");
  }
}
