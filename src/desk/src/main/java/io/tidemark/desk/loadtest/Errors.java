package io.tidemark.desk.loadtest;

import java.util.Map;

/** How many records went wrong that were not meant to. */
final class Errors {
  /** What the simulator calls those that can only become dead letters. */
  private static final String MALFORMED = "malformed.";

  private static final String POISONOUS = "poisonous.";

  private Errors() {}

  /**
   * Their share of all records: dead letters beyond those that were made to become one, and records
   * that were due and that the brokers did not take.
   *
   * @param letters dead letters
   * @param faults made on purpose, by kind
   * @param due records of the traffic, all of them
   * @param taken of those the brokers; above 0
   */
  static double share(long letters, Map<String, Long> faults, long due, long taken) {
    long meant =
        faults.entrySet().stream()
            .filter(e -> e.getKey().startsWith(MALFORMED) || e.getKey().startsWith(POISONOUS))
            .mapToLong(Map.Entry::getValue)
            .sum();
    double wrong = Math.max(0, letters - meant) + (double) Math.max(0, due - taken);
    return wrong / Math.max(due, taken);
  }
}
