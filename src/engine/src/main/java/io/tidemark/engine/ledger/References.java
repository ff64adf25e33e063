package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import java.util.function.Function;

/** Finds the fill that a bust or correction names, by any id that the fill has had. */
final class References {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};
  private static final Side[] SIDES_OR_NONE = {Side.BUY, Side.SELL, null};

  private final Function<FillKey, Applied> memory;

  /**
   * @param memory gives the message that was applied under a key, null if none is remembered
   */
  References(Function<FillKey, Applied> memory) {
    this.memory = memory;
  }

  /**
   * What has been applied under the id that a message names; null if nothing has.
   *
   * @throws Rejected AMBIGUOUS_REFERENCE if more than one fill has had that id
   */
  Applied find(Trade message) {
    Applied found = pick(null, message, Trade.Type.NEW, SIDES);
    found = pick(found, message, Trade.Type.TRANSFER, SIDES);
    return pick(found, message, Trade.Type.CORRECT, SIDES_OR_NONE);
  }

  private Applied pick(Applied found, Trade message, Trade.Type type, Side[] sides) {
    Applied picked = found;
    for (Side side : sides) {
      Applied known =
          memory.apply(
              new FillKey(type, message.refTradeId(), message.book(), message.symbol(), side));
      if (known == null || (message.side() != null && message.side() != known.side())) {
        continue;
      }
      if (picked != null && picked.fill() != known.fill()) {
        throw new Rejected(
            Reason.AMBIGUOUS_REFERENCE,
            "id "
                + message.refTradeId()
                + " stands for more than one fill; give the side, or another id that it has had");
      }
      picked = known;
    }
    return picked;
  }
}
