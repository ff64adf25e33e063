package io.tidemark.job.operators;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/** Lists keys; only when nothing is waiting to be written behind. */
final class StateKeys {
  private StateKeys() {}

  /** The keys that have a state of this name, sorted. */
  static List<String> of(KeyedStateBackend<String> backend, String state) {
    try (Stream<String> keys = backend.getKeys(state, VoidNamespace.INSTANCE)) {
      return keys.sorted().distinct().toList();
    }
  }
}
