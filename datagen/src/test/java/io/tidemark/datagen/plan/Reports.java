package io.tidemark.datagen.plan;

import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.LoadReport.Machine;
import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.LoadReport.Run;
import io.tidemark.datagen.report.LoadReport.Search;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.LoadReport.Subtask;
import io.tidemark.datagen.report.LoadReport.Traffic;
import io.tidemark.datagen.report.LoadReport.Verdict;
import java.util.List;
import java.util.Map;

/**
 * Reports of round figures: 1,000 ticks and 100 trades a second for 100 s, 100 symbols, 10
 * accounts, two subtasks of each vertex.
 */
final class Reports {
  private static final Map<String, Long> ROWS =
      Map.of("signals", 10_000L, "positions", 10_000L, "fills", 5_000L);

  private Reports() {}

  static Step step(double rate, double cores, boolean held) {
    return new Step(rate, rate, held, "", 60, 0, 0, 0, cores, cores / rate * 1e6);
  }

  /** 100 µs a tick, at one rate. */
  static LoadReport steady() {
    return report(null, Map.of("job", 10.0, "gc", 1.0, "broker", 2.0, "database", 3.0));
  }

  static LoadReport searched(Step... steps) {
    double holds = steps[0].held() ? steps[0].ticksPerSecond() : 0;
    return report(
        new Search(holds, 60, List.of(steps), holds > 0 && steps[steps.length - 1].held()),
        Map.of());
  }

  /** As {@link #steady}, but with something wrong. */
  static LoadReport failed(boolean completed, Verdict verdict) {
    LoadReport good = steady();
    Run run = good.run();
    return new LoadReport(
        good.format(),
        null,
        new Run(
            run.started(), run.seconds(), run.where(), run.versions(), run.settings(), completed),
        good.machine(),
        good.traffic(),
        good.latency(),
        null,
        good.resources(),
        good.targets(),
        null,
        verdict,
        List.of(),
        null,
        null);
  }

  /** As it was before rows were counted. */
  static LoadReport uncounted() {
    return report(null, Map.of("job", 10.0, "broker", 2.0, "database", 3.0), null, 400_000L);
  }

  private static LoadReport report(Search search, Map<String, Double> cpu) {
    return report(search, cpu, ROWS, 400_000L);
  }

  /** State of 1 MB that was of so much when what counts began. */
  static LoadReport grown(Long before) {
    return report(null, Map.of("job", 10.0, "broker", 2.0, "database", 3.0), ROWS, before);
  }

  /** A tenth as many rows have a latency as there are. */
  private static LoadReport report(
      Search search, Map<String, Double> cpu, Map<String, Long> counted, Long before) {
    Distribution rows = new Distribution(1_000, 1, 1, 1, 1, 1, 1, 1);
    return new LoadReport(
        LoadReport.FORMAT,
        null,
        new Run("2026-11-30T09:00:00Z", 100, "embedded", Map.of(), Map.of(), true),
        new Machine("Test", 2, 0, "", 0, 0),
        new Traffic(
            1,
            100,
            10,
            110_000,
            110_000,
            0,
            0,
            100_000,
            1_000,
            Map.of("ticks", 5_000_000L, "trades", 1_000_000L),
            Map.of("ticks", 100_000L, "trades", 10_000L),
            Map.of()),
        Map.of("signals", rows, "positions", rows),
        search,
        new Resources(
            cpu,
            100,
            0,
            0,
            1_000_000,
            100,
            10,
            1_000,
            100,
            0,
            null,
            50_000,
            0,
            0,
            0,
            List.of(
                new Subtask("trading", "read", 0, 50_000, 0.1, 0),
                new Subtask("trading", "read", 1, 50_000, 0.1, 0),
                new Subtask("trading", "market", 0, 60_000, 0.25, 0),
                new Subtask("trading", "market", 1, 40_000, 0.15, 0),
                new Subtask("trading", "ledger", 0, 5_000, 0.15, 0),
                new Subtask("load", "load", 0, 5_000, 0.05, 0)),
            counted,
            before),
        List.of(),
        null,
        null,
        List.of(),
        null,
        null);
  }
}
