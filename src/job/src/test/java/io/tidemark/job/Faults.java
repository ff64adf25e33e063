package io.tidemark.job;

import io.tidemark.engine.ledger.BalanceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Throws at chosen moments of a run, each once. One run at a time in a JVM. */
final class Faults {
  enum Kind {
    RECORD,
    SNAPSHOT,
    COMPLETE,
    /** Checkpoints that complete once final rows of accounts have been sent. */
    COMPLETE_AT_END
  }

  /** At the n-th time that something of a kind happens at a place. */
  record Fault(String place, Kind kind, long n) {}

  /** The place of the rows that the ledger sends at its end only. */
  private static final String FINAL = "final";

  private static final String FINAL_ROWS = FINAL + "/" + Kind.RECORD;

  private static final Map<String, Long> SEEN = new HashMap<>();
  private static final Set<Fault> PLANNED = new HashSet<>();
  private static final List<Fault> FIRED = new ArrayList<>();

  private Faults() {}

  static synchronized void plan(List<Fault> faults) {
    SEEN.clear();
    FIRED.clear();
    PLANNED.clear();
    PLANNED.addAll(faults);
  }

  static synchronized List<Fault> fired() {
    return List.copyOf(FIRED);
  }

  /** How often each kind happened at each place since {@link #plan}. */
  static synchronized TreeMap<String, Long> seen() {
    return new TreeMap<>(SEEN);
  }

  private static synchronized long completed() {
    return SEEN.getOrDefault("log/" + Kind.COMPLETE, 0L);
  }

  /** A fault of a kind at a random moment of what a run before has shown. */
  static Fault random(SplittableRandom random, TreeMap<String, Long> seen, Kind kind) {
    List<String> keys = seen.keySet().stream().filter(k -> k.endsWith("/" + kind)).toList();
    String key = keys.get(random.nextInt(keys.size()));
    int cut = key.indexOf('/');
    return new Fault(key.substring(0, cut), kind, 1 + random.nextLong(seen.get(key)));
  }

  private static synchronized void happened(String place, Kind kind) {
    long n = SEEN.merge(place + "/" + kind, 1L, Long::sum);
    Fault fault = new Fault(place, kind, n);
    if (PLANNED.remove(fault)) {
      FIRED.add(fault);
      throw new IllegalStateException("planned: " + fault);
    }
  }

  /** Lets a stream through, with faults. */
  static <T> DataStream<T> through(DataStream<T> stream, String place, boolean slowly) {
    SingleOutputStreamOperator<T> faulty =
        stream
            .map(new Faulty<T>(place, slowly), stream.getType())
            .uid("fault-" + place)
            .name("fault-" + place)
            .setParallelism(stream.getParallelism());
    return faulty;
  }

  private static final class Faulty<T>
      implements MapFunction<T, T>, CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final int BURST = 8;
    private static final int ROWS_PER_CHECKPOINT = 2_000;

    private final String place;
    private final boolean slowly;
    private transient int passed;

    Faulty(String place, boolean slowly) {
      this.place = place;
      this.slowly = slowly;
    }

    @Override
    public T map(T value) {
      happened(value instanceof BalanceRow ? FINAL : place, Kind.RECORD);
      if (slowly && ++passed % BURST == 0) {
        // Makes room for checkpoints, more of it where they are slow; no result depends on it.
        boolean behind = completed() < passed / ROWS_PER_CHECKPOINT;
        LockSupport.parkNanos(behind ? 6_000_000 : 1_000_000);
      }
      return value;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
      happened(place, Kind.SNAPSHOT);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      happened(place, Kind.COMPLETE);
      if (seen().containsKey(FINAL_ROWS)) {
        happened(place, Kind.COMPLETE_AT_END);
      }
    }
  }
}
