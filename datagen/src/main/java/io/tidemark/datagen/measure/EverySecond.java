package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.LoadReport;
import java.util.Map;
import java.util.TreeMap;

/** Makes a row of the timeline of what all instruments tell. For one thread. */
final class EverySecond {
  private static final double MEBI = 1 << 20;
  private static final double MILLI_NANOS = 1e6;

  /** Rows are of whole seconds; what is looked at sooner is the end of the time before. */
  private static final double BEGIN = 0.5;

  private final Sender sender;
  private final Outputs outputs;
  private final CpuMeter cpu;
  private final MemoryMeter memory;
  private final FlinkProbe flink;
  private final LagProbe lag;
  private final OutputRows letters;
  private final TimelineRecorder recorder = new TimelineRecorder();
  private double last;
  private long due;
  private long sent;
  private long lettersBefore;

  /**
   * Asks these once a second.
   *
   * @param flink null for none
   * @param lag null for none
   */
  EverySecond(
      Sender sender,
      Outputs outputs,
      CpuMeter cpu,
      MemoryMeter memory,
      FlinkProbe flink,
      LagProbe lag,
      OutputRows letters) {
    this.sender = sender;
    this.outputs = outputs;
    this.cpu = cpu;
    this.memory = memory;
    this.flink = flink;
    this.lag = lag;
    this.letters = letters;
  }

  /**
   * Looks at all of them. What came before second 0 is in no row.
   *
   * @param second of the run, below 0 before the traffic begins
   */
  void look(double second) {
    double seconds = second - last;
    Map<String, Double> row = new TreeMap<>();
    traffic(row, seconds);
    outputs.all().forEach((name, meter) -> output(row, name, meter.second(), seconds));
    cpu.row().forEach((who, taken) -> row.put("cpu." + who, taken / seconds));
    memory.look();
    row.put("heap_mb", memory.heap() / MEBI);
    row.put("rss_mb", memory.rss() / MEBI);
    if (flink != null) {
      row.putAll(flink.now());
    }
    if (lag != null) {
      row.putAll(lag.now());
    }
    long lettersNow = letters.lettersSoFar();
    row.put("dead_letters", (lettersNow - lettersBefore) / seconds);
    lettersBefore = lettersNow;
    if (second >= BEGIN) {
      recorder.add(second, row);
    }
    last = second;
  }

  private void traffic(Map<String, Double> row, double seconds) {
    long dueNow = sender.ticksDue().getAsLong();
    long sentNow = sender.ticksSent().getAsLong();
    row.put("ticks.due", (dueNow - due) / seconds);
    row.put("ticks.sent", (sentNow - sent) / seconds);
    row.put("sender.behind_ms", sender.behind().get().toNanos() / MILLI_NANOS);
    due = dueNow;
    sent = sentNow;
  }

  private static void output(
      Map<String, Double> row, String name, LatencyMeter.Second second, double seconds) {
    boolean any = second.delays().count() > 0;
    if (name.equals(Outputs.HICCUPS)) {
      row.put("hiccup.max_ms", any ? second.delays().max() : 0);
      return;
    }
    row.put("out." + name, second.rows() / seconds);
    if (any) {
      row.put("latency." + name + ".p50", second.delays().p50());
      row.put("latency." + name + ".p99", second.delays().p99());
      row.put("latency." + name + ".max", second.delays().max());
    }
  }

  LoadReport.Timeline timeline() {
    return recorder.timeline();
  }
}
