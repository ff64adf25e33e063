package io.tidemark.datagen.measure;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who takes the CPU time. What a thread took after the last look before its end stays with the
 * process, as "other". Thread-safe.
 */
final class CpuMeter {
  private static final double NANOS = 1e9;

  private final CpuSource source;
  private Map<Long, Long> last;
  private long lastProcess;
  private long lastDatabase;
  private final Map<String, Double> seconds = new TreeMap<>();
  private final Map<String, Double> sinceRow = new TreeMap<>();

  /** Counts from now on. */
  CpuMeter(CpuSource source) {
    this.source = source;
    look();
  }

  private void look() {
    Map<Long, Long> now = new HashMap<>();
    Map<String, Double> taken = new TreeMap<>();
    double told = 0;
    for (CpuSource.ThreadTime thread : source.threads()) {
      now.put(thread.id(), thread.nanos());
      if (last != null) {
        double delta = Math.max(0, thread.nanos() - last.getOrDefault(thread.id(), 0L)) / NANOS;
        if (!thread.group().equals(ThreadGroups.OTHER)) {
          told += delta;
          taken.merge(thread.group(), delta, Double::sum);
        }
      }
    }
    long process = source.process();
    long database = source.database();
    if (last != null) {
      // The clocks of a process and of its threads are read one after the other
      taken.put(ThreadGroups.OTHER, Math.max(0, (process - lastProcess) / NANOS - told));
      if (database > 0 && lastDatabase > 0) {
        taken.put(ThreadGroups.DATABASE, Math.max(0, database - lastDatabase) / NANOS);
      }
    }
    last = now;
    lastProcess = process;
    lastDatabase = database;
    taken.forEach((group, delta) -> seconds.merge(group, delta, Double::sum));
    taken.forEach((group, delta) -> sinceRow.merge(group, delta, Double::sum));
  }

  /** CPU seconds by who took them since this was last called. */
  synchronized Map<String, Double> row() {
    look();
    Map<String, Double> row = new TreeMap<>(sinceRow);
    sinceRow.clear();
    return row;
  }

  /** Counts anew from now on. */
  synchronized void mark() {
    look();
    seconds.clear();
  }

  /** CPU seconds by who took them since the last mark. */
  synchronized Map<String, Double> seconds() {
    look();
    return new TreeMap<>(seconds);
  }
}
