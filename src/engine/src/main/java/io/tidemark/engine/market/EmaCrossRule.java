package io.tidemark.engine.market;

import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;

/**
 * A rule of kind EMA_CROSS, bound to the averages of an engine.
 *
 * @param rule the rule
 * @param fast index of its fast average
 * @param slow index of its slow average
 */
record EmaCrossRule(Rule rule, int fast, int slow) {

  /** Speaks if the averages crossed at the bar that just closed. */
  void fire(String symbol, Averages averages, long end, long close, MarketOut out) {
    if (!averages.ready(fast)
        || !averages.ready(slow)
        || !averages.wasReady(fast)
        || !averages.wasReady(slow)) {
      return;
    }
    double fastNow = averages.value(fast);
    double slowNow = averages.value(slow);
    double fastBefore = averages.valueBefore(fast);
    double slowBefore = averages.valueBefore(slow);
    String direction;
    if (fastNow > slowNow && fastBefore <= slowBefore) {
      direction = "BUY";
    } else if (fastNow < slowNow && fastBefore >= slowBefore) {
      direction = "SELL";
    } else {
      return;
    }
    out.signal(
        new Signal(
            end,
            symbol,
            rule.kind().name(),
            direction,
            close,
            Fixed8.ABSENT,
            Doubles.print(fastNow),
            Doubles.print(slowNow),
            rule.name(),
            Signal.NO_TICK,
            Signal.NO_TICK));
  }
}
