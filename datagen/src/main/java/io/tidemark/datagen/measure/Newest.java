package io.tidemark.datagen.measure;

/**
 * The newest time that was seen of each key. Keys are kept as 64 bits of hash: two of them are one
 * in a run of millions of keys with a chance below one in a million, and then a row goes uncounted.
 * For one thread.
 */
final class Newest {
  private static final int FIRST = 1 << 10;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] hashes = new long[FIRST];
  private long[] times = new long[FIRST];
  private int size;

  /** Whether a time is newer than all that were seen of the key; if so, it is the newest now. */
  boolean advance(String key, long time) {
    if (size * 2 > hashes.length) {
      grow();
    }
    long hash = hash(key);
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      hashes[slot] = hash;
      size++;
    } else if (times[slot] >= time) {
      return false;
    }
    times[slot] = time;
    return true;
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> 32) & (hashes.length - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    long[] oldTimes = times;
    hashes = new long[oldHashes.length * 2];
    times = new long[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        times[slot] = oldTimes[i];
      }
    }
  }

  /** FNV-1a with its bits mixed; never 0, which marks a free slot. */
  private static long hash(String key) {
    long hash = BASIS;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * PRIME;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }
}
