package io.tidemark.engine.study;

/** How an exponential moving average of period n begins. */
public enum EmaSeed {
  /** With the mean of the first n closes; its first value is at bar n. */
  SMA,
  /** With the first close; its first value is at bar 1. */
  FIRST,
  /** With zero before the first bar; its first value is at bar 1. */
  ZERO
}
