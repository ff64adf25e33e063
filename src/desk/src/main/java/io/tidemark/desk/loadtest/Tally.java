package io.tidemark.desk.loadtest;

import io.tidemark.contracts.Topic;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.datagen.sim.Simulator;
import io.tidemark.datagen.sim.SimulatorOptions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a simulator has sent up to a moment.
 *
 * @param nanos of the moment, as {@link System#nanoTime}
 * @param due records of the traffic that were due by then
 * @param overdue records that left more than 0.1 s late
 * @param records by topic that the brokers took, reference data included
 * @param bytes by topic
 * @param faults made on purpose, by kind
 */
record Tally(
    long nanos,
    long due,
    long overdue,
    Map<Topic, Long> records,
    Map<Topic, Long> bytes,
    Map<String, Long> faults) {
  private static final Set<Topic> TRAFFIC = EnumSet.of(Topic.TICKS, Topic.TRADES, Topic.CASH);

  static Tally of(Simulator simulator) {
    // What was sent is counted before what was due, so that it is never the more of the two.
    Map<Topic, Long> records = simulator.produced();
    return new Tally(
        System.nanoTime(),
        simulator.due(),
        simulator.overdue(),
        records,
        simulator.bytes(),
        simulator.faults());
  }

  /** Records of the traffic that the brokers took; {@link #due} knows no reference data either. */
  long sent() {
    return TRAFFIC.stream().mapToLong(topic -> records.getOrDefault(topic, 0L)).sum();
  }

  long ticks() {
    return records.getOrDefault(Topic.TICKS, 0L);
  }

  /** Seconds since an earlier one. */
  double seconds(Tally since) {
    return (nanos - since.nanos) / 1e9;
  }

  /**
   * What went in since an earlier one. Of the records that were due since then, {@code sent} are
   * those that the brokers have taken, so that what was on its way before is in neither; all else
   * is counted when it was taken.
   */
  LoadReport.Traffic since(Tally before, SimulatorOptions market, double behindMaxMillis) {
    Map<String, Long> sent = new TreeMap<>();
    records.forEach((topic, n) -> sent.put(topic.name(""), n - before.records.get(topic)));
    Map<String, Long> size = new TreeMap<>();
    bytes.forEach((topic, n) -> size.put(topic.name(""), n - before.bytes.get(topic)));
    Map<String, Long> wrong = new TreeMap<>();
    faults.forEach((kind, n) -> wrong.put(kind, n - before.faults.getOrDefault(kind, 0L)));
    long ticks = ticks() - before.ticks();
    return new LoadReport.Traffic(
        market.seed(),
        market.symbols(),
        market.accounts(),
        due - before.due,
        Math.max(0, sent() - before.due),
        overdue - before.overdue,
        behindMaxMillis,
        ticks,
        ticks / Math.max(1e-3, seconds(before)),
        size,
        sent,
        wrong);
  }
}
