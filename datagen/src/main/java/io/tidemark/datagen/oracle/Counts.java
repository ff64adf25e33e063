package io.tidemark.datagen.oracle;

import java.util.Map;
import java.util.TreeMap;

/** What became of the records of one source; in = applied + late + duplicate + dead + skipped. */
public final class Counts {
  private long in;
  private long applied;
  private long late;
  private long duplicate;
  private final Map<String, Long> deadByReason = new TreeMap<>();
  private final Map<String, Long> skippedByReason = new TreeMap<>();

  Counts() {}

  void read() {
    in++;
  }

  void used(boolean wasLate) {
    if (wasLate) {
      late++;
    } else {
      applied++;
    }
  }

  void repeated() {
    duplicate++;
  }

  void died(String reason) {
    deadByReason.merge(reason, 1L, Long::sum);
  }

  void skip(String reason) {
    skippedByReason.merge(reason, 1L, Long::sum);
  }

  /** Records read, header excluded. */
  public long in() {
    return in;
  }

  /** Records used that were on time. */
  public long applied() {
    return applied;
  }

  /** Records that were late, used as the contract says. */
  public long late() {
    return late;
  }

  /** Repetitions, ignored. */
  public long duplicate() {
    return duplicate;
  }

  /** Dead letters. */
  public long dead() {
    return deadByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Dead letters by reason. */
  public Map<String, Long> deadByReason() {
    return new TreeMap<>(deadByReason);
  }

  /** Records that their format has no use for. */
  public long skipped() {
    return skippedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Those by reason. */
  public Map<String, Long> skippedByReason() {
    return new TreeMap<>(skippedByReason);
  }

  @Override
  public String toString() {
    return "in %d applied %d late %d duplicate %d dead %s"
            .formatted(in, applied, late, duplicate, deadByReason)
        + (skippedByReason.isEmpty() ? "" : " skipped " + skippedByReason);
  }
}
