package io.tidemark.job.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The largest value seen in each partition. Partitions move between subtasks, so at a restore each
 * subtask takes over what any of them knew; the state is bounded by partitions × subtasks.
 */
final class PartitionMaxima {
  /** Before any value. */
  static final long NONE = Long.MIN_VALUE;

  /** By partition: they are numbered from 0 on, and looked up for each record. */
  private long[] values = {};

  private final ListState<Tuple2<Integer, Long>> state;

  private PartitionMaxima(OperatorStateStore store, String name) throws Exception {
    state =
        store.getUnionListState(
            new ListStateDescriptor<>(name, Types.TUPLE(Types.INT, Types.LONG)));
    for (Tuple2<Integer, Long> entry : state.get()) {
      add(entry.f0, entry.f1);
    }
  }

  /** The newest event times; those of an input that counts as one stand under partition 0. */
  static PartitionMaxima times(OperatorStateStore store) throws Exception {
    PartitionMaxima times = new PartitionMaxima(store, "newest-by-partition");
    // Written by the first release, for its files, which count as one.
    ListState<Long> former =
        store.getUnionListState(new ListStateDescriptor<>("newest", Types.LONG));
    for (long ts : former.get()) {
      times.add(0, ts);
    }
    former.clear();
    return times;
  }

  /** The last places. */
  static PartitionMaxima places(OperatorStateStore store) throws Exception {
    return new PartitionMaxima(store, "places-by-partition");
  }

  void add(int partition, long value) {
    if (partition >= values.length) {
      int before = values.length;
      values = Arrays.copyOf(values, partition + 1);
      Arrays.fill(values, before, values.length, NONE);
    }
    values[partition] = Math.max(values[partition], value);
  }

  /** {@link #NONE} if there was no value. */
  long get(int partition) {
    return partition < values.length ? values[partition] : NONE;
  }

  /** The largest of all. */
  long max() {
    return Arrays.stream(values).max().orElse(NONE);
  }

  void snapshot() throws Exception {
    List<Tuple2<Integer, Long>> entries = new ArrayList<>();
    for (int partition = 0; partition < values.length; partition++) {
      if (values[partition] != NONE) {
        entries.add(Tuple2.of(partition, values[partition]));
      }
    }
    state.update(entries);
  }
}
