package io.tidemark.job.flow;

import io.tidemark.contracts.InputFile;

/**
 * How many records of an input met one fate.
 *
 * @param source the input
 * @param fate what became of them
 * @param reason the reason of the dead and the skipped, "" for all others
 * @param n how many
 */
public record Count(InputFile source, Fate fate, String reason, long n) {
  /** What becomes of a record. Each record that is READ meets one of the others. */
  public enum Fate {
    /** Read from its input. */
    READ,
    /** Used, on time. */
    APPLIED,
    /** Used as far as a late record is. */
    LATE,
    /** Known already, ignored. */
    DUPLICATE,
    /** Could not be used. */
    DEAD,
    /** Of no use by the rules of its format, such as a row without a price; only counted. */
    SKIPPED;

    /** Whether its counts are kept by reason. */
    public boolean hasReason() {
      return this == DEAD || this == SKIPPED;
    }
  }
}
