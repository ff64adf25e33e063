package io.tidemark.job.operators;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the objects of recently used keys on the heap, in front of keyed state: an object is read
 * once, changed in place, and written when it makes room or before a checkpoint. Between two
 * checkpoints the state behind it is therefore out of date.
 */
final class WriteBehind<V> {
  /** The state behind; both methods are called with the key already set. */
  interface Store<V> {
    /** The object of the current key, never null. */
    V load(String key) throws Exception;

    /** Writes what has changed since it was loaded or saved, if anything. */
    void save(V value) throws Exception;
  }

  /** Sets the key that keyed state answers for. */
  interface KeySetter {
    void set(String key);
  }

  private final int capacity;
  private final Store<V> store;
  private final KeySetter keys;
  private final LinkedHashMap<String, V> kept = new LinkedHashMap<>(1024, 0.75f, true);

  WriteBehind(int capacity, Store<V> store, KeySetter keys) {
    this.capacity = capacity;
    this.store = store;
    this.keys = keys;
  }

  /** The object of a key. Keyed state answers for this key afterwards. */
  V get(String key) throws Exception {
    V value = kept.get(key);
    if (value == null) {
      if (kept.size() >= capacity) {
        evictEldest();
      }
      keys.set(key);
      value = store.load(key);
      kept.put(key, value);
    } else {
      keys.set(key);
    }
    return value;
  }

  private void evictEldest() throws Exception {
    Iterator<Map.Entry<String, V>> eldest = kept.entrySet().iterator();
    Map.Entry<String, V> entry = eldest.next();
    keys.set(entry.getKey());
    store.save(entry.getValue());
    eldest.remove();
  }

  /** Writes all that has changed, so that the state behind is up to date. */
  void flush() throws Exception {
    for (Map.Entry<String, V> entry : kept.entrySet()) {
      keys.set(entry.getKey());
      store.save(entry.getValue());
    }
  }
}
