package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Times;
import java.util.function.LongConsumer;

/**
 * The correction window: what is older than the newest by more than its length is refused and
 * forgotten. It moves with the events of each account alone.
 *
 * @param length µs, at least 0
 */
record Window(long length) {

  /**
   * Whether what has this time is past the window that ends with the newest.
   *
   * @param newest µs; {@link Account#NEVER} if there is none
   */
  boolean isPast(long ts, long newest) {
    // Times lie close enough together for their difference to fit; a time less a length may not.
    return newest != Account.NEVER && newest - ts > length;
  }

  /**
   * Refuses what is past the window.
   *
   * @param what of what the newest is
   * @throws Rejected TOO_OLD
   */
  void check(long ts, long newest, String what) {
    if (isPast(ts, newest)) {
      throw new Rejected(
          Reason.TOO_OLD,
          "older than "
              + Times.print(newest - length)
              + ", the account's newest "
              + what
              + " less trades.correction-window");
    }
  }

  /** Where the window begins that ends with the newest; the beginning of time if it is before. */
  long begin(long newest) {
    return newest < Long.MIN_VALUE + 1 + length ? Long.MIN_VALUE : newest - length;
  }

  /**
   * Sweeps a memory now and then, so that each event is looked at a few times only.
   *
   * @param sweptTo up to when it has been swept; {@link Account#NEVER} if never
   * @param sweep forgets what is before a time
   * @return up to when it has been swept now
   */
  long sweep(long newest, long sweptTo, LongConsumer sweep) {
    long begin = begin(newest);
    if (begin == Long.MIN_VALUE || sweptTo == Account.NEVER) {
      return begin;
    }
    if (begin - sweptTo <= length / 8) {
      return sweptTo;
    }
    sweep.accept(begin);
    return begin;
  }
}
