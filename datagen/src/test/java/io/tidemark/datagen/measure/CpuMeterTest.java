package io.tidemark.datagen.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who took how much CPU time. */
final class CpuMeterTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final long SECOND = 1_000_000_000L;

  private final Told told = new Told();

  private static final class Told implements CpuSource {
    final List<ThreadTime> threads = new ArrayList<>();
    long process;
    long database;

    void thread(long id, String group, double seconds) {
      threads.removeIf(thread -> thread.id() == id);
      threads.add(new ThreadTime(id, group, Math.round(seconds * SECOND)));
    }

    @Override
    public List<ThreadTime> threads() {
      return List.copyOf(threads);
    }

    @Override
    public long process() {
      return process;
    }

    @Override
    public long database() {
      return database;
    }
  }

  @Test
  void whatNoThreadTellsOfStaysWithTheProcess() {
    told.thread(1, "job", 7);
    told.thread(2, "other", 1);
    told.process = 20 * SECOND;
    told.database = 3 * SECOND;
    CpuMeter meter = new CpuMeter(told);
    told.thread(1, "job", 9);
    told.thread(2, "other", 2);
    told.thread(3, "job", 0.5); // new: all of it is since the last look
    told.thread(4, "gc", 0.25);
    told.process = 24 * SECOND;
    told.database = 4 * SECOND;
    Map<String, Double> row = meter.row();
    assertThat(row).containsOnlyKeys("job", "gc", "other", "database");
    assertThat(row.get("job")).isCloseTo(2.5, CLOSE);
    assertThat(row.get("gc")).isCloseTo(0.25, CLOSE);
    assertThat(row.get("database")).isCloseTo(1, CLOSE);
    assertThat(row.get("other")).isCloseTo(1.25, CLOSE);
  }

  @Test
  void aThreadThatEndedAndOneThatBeganAreNotConfused() {
    told.thread(1, "job", 50);
    told.process = 50 * SECOND;
    CpuMeter meter = new CpuMeter(told);
    told.threads.clear();
    told.thread(2, "job", 1);
    told.process = 52 * SECOND;
    meter.row();
    assertThat(meter.seconds().get("job")).isCloseTo(1, CLOSE);
    assertThat(meter.seconds().get("other")).isCloseTo(1, CLOSE);
  }

  @Test
  void aMarkCountsAnewAndTakesNothingFromTheRow() {
    CpuMeter meter = new CpuMeter(told);
    told.thread(1, "job", 1);
    told.process = SECOND;
    meter.mark();
    told.thread(1, "job", 3);
    told.process = 3 * SECOND;
    assertThat(meter.seconds().get("job")).isCloseTo(2, CLOSE);
    assertThat(meter.row().get("job")).isCloseTo(3, CLOSE);
  }

  @Test
  void readsTheTimesOfAProcessWhoseNameHoldsBracketsAndSpaces() {
    String stat = "12 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 100 20 3 4 20 0 1";
    assertThat(SystemCpu.ticks(stat, 1)).isEqualTo(120);
    assertThat(SystemCpu.ticks(stat, 3)).isEqualTo(127);
  }

  @Test
  @Timeout(60)
  void aThreadOfThisProcessIsToldByItsName() throws Exception {
    CpuMeter meter = new CpuMeter(new SystemCpu(OptionalLong.of(ProcessHandle.current().pid())));
    Thread busy =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            },
            "simulator-test");
    busy.start();
    double taken = 0;
    while (taken < 0.2) {
      taken = meter.seconds().getOrDefault("simulator", 0.0);
      Thread.onSpinWait();
    }
    busy.interrupt();
    busy.join();
    // This process is its own database here
    assertThat(meter.seconds().get("database")).isGreaterThan(0.1);
  }
}
