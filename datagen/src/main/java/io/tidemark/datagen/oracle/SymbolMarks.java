package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/**
 * What values at a cut; each is null where there is none.
 *
 * @param mid of a symbol that converts currencies, whatever the policy
 * @param flat of a position of nothing
 */
record SymbolMarks(Mark mid, Mark flat, Mark longs, Mark shorts) {
  static final SymbolMarks NONE = new SymbolMarks(null, null, null, null);

  static SymbolMarks of(Book book, MarketOptions.Marks policy) {
    Mark mid = book.mark();
    Mark last = book.lastMark();
    return switch (policy) {
      case MID -> new SymbolMarks(mid, mid, mid, mid);
      case LAST -> new SymbolMarks(mid, last, last, last);
      case BID_ASK ->
          new SymbolMarks(mid, mid, side(book.bestBid(), last), side(book.bestAsk(), last));
    };
  }

  private static Mark side(Book.Best side, Mark last) {
    return side == null ? last : new Mark(side.price(), side.ts());
  }

  Mark of(BigDecimal quantity) {
    return switch (quantity.signum()) {
      case 1 -> longs;
      case -1 -> shorts;
      default -> flat;
    };
  }
}
