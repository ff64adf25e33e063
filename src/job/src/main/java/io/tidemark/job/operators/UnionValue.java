package io.tidemark.job.operators;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;

/** A number of which, at a restore, every subtask takes the largest that any of them had. */
final class UnionValue {
  /** No number. */
  static final long NONE = Long.MIN_VALUE;

  private final ListState<Long> state;
  private final long restored;

  UnionValue(OperatorStateStore store, String name) throws Exception {
    state = store.getUnionListState(new ListStateDescriptor<>(name, Types.LONG));
    long largest = NONE;
    for (long value : state.get()) {
      largest = Math.max(largest, value);
    }
    restored = largest;
  }

  long restored() {
    return restored;
  }

  void update(long value) throws Exception {
    state.update(value == NONE ? List.of() : List.of(value));
  }
}
