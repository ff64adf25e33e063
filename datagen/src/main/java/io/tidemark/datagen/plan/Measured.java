package io.tidemark.datagen.plan;

import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.report.LoadReport.Resources;
import io.tidemark.datagen.report.LoadReport.Step;
import io.tidemark.datagen.report.LoadReport.Subtask;
import io.tidemark.datagen.report.LoadReport.Traffic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of a report that a plan is made of. */
final class Measured {
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;
  private static final String TICKS = "ticks";
  private static final String TRADES = "trades";

  final LoadReport report;
  final CostFit fit;
  final Traffic traffic;
  final Resources resources;

  /**
   * Takes what is there.
   *
   * @throws IllegalArgumentException one line, if something is missing without which there is no
   *     plan
   */
  Measured(LoadReport report) {
    this.report = report;
    if (report.search() != null && !(report.search().holds() > 0)) {
      throw new IllegalArgumentException(
          "no rate held in the search, so nothing is known that a plan could be made of");
    }
    fit = CostFit.of(report);
    traffic = report.traffic();
    resources = report.resources();
    if (traffic == null || traffic.ticks() <= 0 || resources == null) {
      throw new IllegalArgumentException("the report has no traffic or no resources in it");
    }
  }

  /** Trades that come with a tick. */
  double tradesPerTick() {
    return count(traffic.records(), TRADES) / traffic.ticks();
  }

  double tickBytes() {
    return count(traffic.bytes(), TICKS) / Math.max(1, count(traffic.records(), TICKS));
  }

  double tradeBytes() {
    return count(traffic.bytes(), TRADES) / Math.max(1, count(traffic.records(), TRADES));
  }

  /** CPU time that somebody took for a tick, in microseconds. */
  OptionalDouble micros(String who) {
    Double seconds = resources.cpuSeconds() == null ? null : resources.cpuSeconds().get(who);
    return seconds == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(seconds / traffic.ticks() * MICROS);
  }

  /**
   * Records a second that one subtask of a vertex could take if it were busy all the time: what
   * they took by how busy they were.
   */
  OptionalDouble subtaskRate(String vertex) {
    List<Subtask> subtasks =
        resources.subtasks() == null
            ? List.of()
            : resources.subtasks().stream()
                .filter(s -> s.vertex().toLowerCase(Locale.ROOT).equals(vertex))
                .toList();
    double records = subtasks.stream().mapToDouble(s -> (double) s.recordsIn()).sum();
    double busy = subtasks.stream().mapToDouble(Subtask::busy).sum();
    double seconds = report.run() == null ? 0 : report.run().seconds();
    return records > 0 && busy > 0 && seconds > 0
        ? OptionalDouble.of(records / busy / seconds)
        : OptionalDouble.empty();
  }

  /** The share of the jobs' work that is done for accounts; all of it where nobody knows. */
  double ledgerShare() {
    double all = busy("");
    double ledger = busy("ledger") + busy("load");
    return all > 0 && ledger > 0 ? ledger / all : 1;
  }

  private double busy(String vertex) {
    return resources.subtasks() == null
        ? 0
        : resources.subtasks().stream()
            .filter(s -> s.vertex().toLowerCase(Locale.ROOT).startsWith(vertex))
            .mapToDouble(Subtask::busy)
            .sum();
  }

  /** Whether rows were counted; else those that have a latency stand for them, which are fewer. */
  boolean countsRows() {
    return resources.rows() != null;
  }

  /** Rows of some outputs for a second of the run. */
  double rowsPerSecond(List<String> outputs) {
    if (countsRows()) {
      return outputs.stream().mapToDouble(output -> count(resources.rows(), output)).sum()
          / seconds();
    }
    if (report.latency() == null) {
      return 0;
    }
    double rows =
        outputs.stream()
            .map(report.latency()::get)
            .filter(found -> found != null)
            .mapToDouble(found -> (double) found.count())
            .sum();
    return rows / seconds();
  }

  /** Trades that state has seen: a search's other rates were before the one that counts. */
  double tradesInState() {
    double steps = 0;
    if (report.search() != null && report.search().steps() != null) {
      for (Step step : report.search().steps()) {
        steps += step.sentPerSecond() * step.seconds() * tradesPerTick();
      }
    }
    return Math.max(steps, count(traffic.records(), TRADES));
  }

  /**
   * By how much state grew with a trade message while it was measured; empty where that is not
   * known, or where it did not grow.
   */
  OptionalDouble stateBytesPerTrade() {
    Long before = resources.stateBytesBefore();
    double trades = count(traffic.records(), TRADES);
    double grew = before == null ? 0 : resources.stateBytes() - (double) before;
    return grew > 0 && trades > 0 ? OptionalDouble.of(grew / trades) : OptionalDouble.empty();
  }

  double checkpointBytesPerTick() {
    double interval = resources.checkpointIntervalMillis() / MILLIS;
    return interval <= 0 || traffic.ticksPerSecond() <= 0
        ? 0
        : resources.checkpointBytesMax() / interval / traffic.ticksPerSecond();
  }

  double seconds() {
    return traffic.ticks() / Math.max(1e-9, traffic.ticksPerSecond());
  }

  private static double count(Map<String, Long> counts, String name) {
    Long value = counts == null ? null : counts.get(name);
    return value == null ? 0 : value;
  }
}
