package io.tidemark.job.operators;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;

/**
 * Entries of a keyed map on the heap, in front of its state: read once, written behind. It holds a
 * bounded number of them, however many there are. To be used while keyed state answers for the same
 * key.
 *
 * <p>A value that was handed out may be changed in place if it is put back after that.
 */
final class KeptMap<K, V> {
  private final MapState<K, V> state;
  private final int capacity;
  private final int clean;

  /** Null is known not to be there. */
  private final Map<K, V> kept = new HashMap<>();

  private final Set<K> changed = new HashSet<>();

  /**
   * A map without entries on the heap.
   *
   * @param capacity how many it holds at most
   * @param clean how many may stay after they have been saved; if there are more, none does
   */
  KeptMap(MapState<K, V> state, int capacity, int clean) {
    this.state = state;
    this.capacity = capacity;
    this.clean = clean;
  }

  /** The value of a key, or null. */
  V get(K key) {
    V known = kept.get(key);
    if (known == null && !kept.containsKey(key)) {
      makeRoom();
      known = AccountStores.unchecked(() -> state.get(key));
      kept.put(key, known);
    }
    return known;
  }

  /** Keeps a value; null takes it away. */
  void put(K key, V value) {
    if (!kept.containsKey(key)) {
      makeRoom();
    }
    kept.put(key, value);
    changed.add(key);
  }

  private void makeRoom() {
    if (kept.size() >= capacity) {
      AccountStores.unchecked(
          () -> {
            save();
            return null;
          });
      kept.clear();
    }
  }

  /** Writes what has changed. */
  void save() throws Exception {
    for (K key : changed) {
      V value = kept.get(key);
      if (value == null) {
        state.remove(key);
      } else {
        state.put(key, value);
      }
    }
    changed.clear();
    if (kept.size() > clean) {
      kept.clear();
    }
  }

  /** How many are on the heap. */
  int size() {
    return kept.size();
  }
}
