package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.rule.Value.Quote;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The live quote of a symbol as its rules look at it after a tick. */
final class SymbolView {
  private final Book live;
  private Tick tick;

  /** Whether both sides stand and are not crossed: else no value of the quote is known. */
  private boolean usable;

  /** Looks at the quote as it stands, before a tick has come. */
  SymbolView(HotPart hot) {
    this.live = hot.live;
    look();
  }

  /** Looks at the quote as it is after this tick. */
  void after(Tick newest) {
    tick = newest;
    look();
  }

  private void look() {
    usable = live.twoSided() && live.bid.bestPrice() <= live.ask.bestPrice();
  }

  Tick tick() {
    return tick;
  }

  boolean usable() {
    return usable;
  }

  /** Price of a signal: the side that it would trade at, else the last print, absent if none. */
  long price(boolean buy) {
    if (!usable) {
      return live.last;
    }
    return buy ? live.ask.bestPrice() : live.bid.bestPrice();
  }

  /** The operand of a value of the quote. */
  Operand operand(Quote quote) {
    return switch (quote) {
      case BID ->
          new Price() {
            @Override
            long units() {
              return live.bid.bestPrice();
            }
          };
      case ASK ->
          new Price() {
            @Override
            long units() {
              return live.ask.bestPrice();
            }
          };
      case MID ->
          new Price() {
            @Override
            long units() {
              return Fixed8.mid(live.bid.bestPrice(), live.ask.bestPrice());
            }
          };
      case BID_SIZE -> new BestSize(live.bid);
      case ASK_SIZE -> new BestSize(live.ask);
      case IMBALANCE -> new Weighed(false);
      case MICRO_PRICE -> new Weighed(true);
      case LAST -> new Print(false);
      case LAST_SIZE -> new Print(true);
    };
  }

  private abstract class Price extends Operand {
    @Override
    boolean known() {
      return usable;
    }

    @Override
    boolean exact() {
      return true;
    }
  }

  private final class BestSize extends Operand {
    private final QuoteSide side;

    BestSize(QuoteSide side) {
      this.side = side;
    }

    @Override
    boolean known() {
      return usable && side.bestSize() != Fixed8.ABSENT;
    }

    @Override
    boolean exact() {
      return true;
    }

    @Override
    long units() {
      return side.bestSize();
    }

    @Override
    boolean fits() {
      return side.bestSizeFits();
    }

    @Override
    BigInteger wholeUnits() {
      return side.exactBestSize();
    }

    @Override
    double value() {
      return fits() ? super.value() : new BigDecimal(wholeUnits(), Fixed8.PLACES).doubleValue();
    }
  }

  /** What weighs both sizes: the imbalance, or the micro-price. */
  private final class Weighed extends Operand {
    private final boolean price;
    private final Operand bidSize = new BestSize(live.bid);
    private final Operand askSize = new BestSize(live.ask);
    private final Operand bid = operand(Quote.BID);
    private final Operand ask = operand(Quote.ASK);

    Weighed(boolean price) {
      this.price = price;
    }

    @Override
    boolean known() {
      return bidSize.known() && askSize.known();
    }

    @Override
    double value() {
      double bids = bidSize.value();
      double asks = askSize.value();
      return price
          ? (ask.value() * bids + bid.value() * asks) / (bids + asks)
          : (bids - asks) / (bids + asks);
    }
  }

  private final class Print extends Operand {
    private final boolean size;

    Print(boolean size) {
      this.size = size;
    }

    @Override
    boolean known() {
      return units() != Fixed8.ABSENT;
    }

    @Override
    boolean exact() {
      return true;
    }

    @Override
    long units() {
      if (!size) {
        return live.last;
      }
      return tick == null || tick.last == Fixed8.ABSENT ? Fixed8.ABSENT : tick.lastSize;
    }
  }
}
