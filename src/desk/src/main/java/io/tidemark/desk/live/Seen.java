package io.tidemark.desk.live;

import java.util.List;
import java.util.Map;

/**
 * What a reader of the output topics has seen so far.
 *
 * @param rows committed rows of positions and accounts
 * @param signals all signals
 * @param signalsByRule signals of each rule
 * @param bars bars
 * @param deadLetters dead letters of each reason
 * @param signalLatency from a signal's event time to its being seen
 * @param ledgerLatency from the event of an account's row to its being seen, committed
 * @param best accounts with the highest net P&amp;L, the highest first
 */
public record Seen(
    long rows,
    long signals,
    Map<String, Long> signalsByRule,
    long bars,
    Map<String, Long> deadLetters,
    Latency signalLatency,
    Latency ledgerLatency,
    List<AccountLine> best) {
  /** Nothing yet. */
  public static final Seen NOTHING =
      new Seen(0, 0, Map.of(), 0, Map.of(), Latency.NONE, Latency.NONE, List.of());

  /** All records seen. */
  public long all() {
    return rows + signals + bars + deadLetters.values().stream().mapToLong(n -> n).sum();
  }
}
