package io.tidemark.job.operators;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which keys have something due at which boundary. It lives on the heap and is made anew from state
 * after a restore.
 */
final class Agenda {
  private final TreeMap<Long, Set<String>> due = new TreeMap<>();

  void add(long boundary, String key) {
    due.computeIfAbsent(boundary, b -> new LinkedHashSet<>()).add(key);
  }

  /** The earliest boundary, {@code Long.MAX_VALUE} if there is none. */
  long next() {
    return due.isEmpty() ? Long.MAX_VALUE : due.firstKey();
  }

  /** The latest boundary, {@code Long.MIN_VALUE} if there is none. */
  long last() {
    return due.isEmpty() ? Long.MIN_VALUE : due.lastKey();
  }

  /** Takes out what is due up to a boundary. */
  Set<String> take(long boundary) {
    Set<String> keys = new LinkedHashSet<>();
    while (next() <= boundary) {
      keys.addAll(due.pollFirstEntry().getValue());
    }
    return keys;
  }

  int size() {
    return due.values().stream().mapToInt(Set::size).sum();
  }
}
