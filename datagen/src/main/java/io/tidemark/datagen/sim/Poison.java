package io.tidemark.datagen.sim;

import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;

/**
 * Makes messages that decode but cannot be booked, of each sort in turn. Where a sort needs an
 * earlier trade and there is none, it makes a fill that overflows.
 */
final class Poison {
  private static final Fault[] SORTS = {
    Fault.OVERFLOW, Fault.CONFLICT, Fault.GHOST, Fault.CORRECTED_BUST
  };

  /** Times itself, and by whatever multiplier, more than any figure holds. */
  private static final long HUGE = Long.MAX_VALUE / 2;

  private final Amendments amendments;
  private int made;

  Poison(Amendments amendments, int lane) {
    this.amendments = amendments;
    made = lane;
  }

  /** A message and what is wrong with it. */
  record Made(Trade trade, Fault fault) {}

  /**
   * The next message.
   *
   * @param fill of a trade that was just made; it is not changed
   */
  Made next(Trade fill, Listing listing) {
    Fault sort = SORTS[made++ % SORTS.length];
    Amendments.Traded sound = sort == Fault.CONFLICT ? amendments.sound() : null;
    Amendments.Traded busted = sort == Fault.CORRECTED_BUST ? amendments.busted() : null;
    if (sound != null) {
      Trade other = Amendments.copy(sound.fills.get(0));
      other.setPrice(other.getPrice() + sound.listing.tickSize());
      return new Made(other, sort);
    }
    if (busted != null) {
      Trade correction = Amendments.copy(busted.fills.get(0));
      correction.setTradeId(amendments.id("K"));
      correction.setType(TradeType.CORRECT);
      correction.setRefTradeId(busted.id());
      return new Made(correction, sort);
    }
    Trade copy = Amendments.copy(fill);
    if (sort == Fault.GHOST) {
      copy.setTradeId(amendments.id("X"));
      copy.setType(TradeType.BUST);
      copy.setRefTradeId(amendments.id("GHOST"));
      copy.setQuantity(null);
      copy.setPrice(null);
      copy.setFee(0);
      return new Made(copy, sort);
    }
    copy.setTradeId(amendments.id("HUGE"));
    copy.setQuantity(HUGE);
    copy.setPrice(listing.inverse() ? 1 : HUGE);
    return new Made(copy, Fault.OVERFLOW);
  }
}
