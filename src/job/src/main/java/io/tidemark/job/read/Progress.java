package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records read so far in this process, for a person to watch. Not for accounts of what was read: a
 * record that is read again after a failure counts again.
 */
public final class Progress {
  private static final Map<InputFile, LongAdder> READ = new EnumMap<>(InputFile.class);

  static {
    for (InputFile kind : InputFile.values()) {
      READ.put(kind, new LongAdder());
    }
  }

  private Progress() {}

  /** Records of a kind read so far. */
  public static long read(InputFile kind) {
    return READ.get(kind).sum();
  }

  /** Starts again from zero. */
  public static void reset() {
    READ.values().forEach(LongAdder::reset);
  }

  /** Counts records. */
  public static void add(InputFile kind, long records) {
    READ.get(kind).add(records);
  }
}
