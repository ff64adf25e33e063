package io.tidemark.job.operators;

/** Which inputs of a two-input operator have ended. */
final class Ends {
  private boolean first;
  private boolean second;

  /** Notes the end of an input, 1 or 2; whether both have ended now. */
  boolean all(int input) {
    first |= input == 1;
    second |= input == 2;
    return first && second;
  }
}
