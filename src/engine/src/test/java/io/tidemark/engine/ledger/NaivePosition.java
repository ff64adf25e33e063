package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;
import static io.tidemark.engine.ledger.NaiveFigures.value;

import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A position as the list of its fills, from which everything is worked out anew. */
final class NaivePosition {
  final PositionKey key;
  final Instrument terms;
  final List<Fill> fills = new ArrayList<>();
  private final LotMethod method;
  private Sum sum;
  long version;
  long updatedAt;
  long newest = Long.MIN_VALUE;
  boolean retired;

  NaivePosition(PositionKey key, Instrument terms, LotMethod method) {
    this.key = key;
    this.terms = terms;
    this.method = method;
  }

  /** A fill, as it stands. */
  static final class Fill {
    final NaivePosition position;
    final boolean transfer;
    final Side side;
    final long ts;
    final long cut;
    Trade says;
    boolean busted;

    Fill(NaivePosition position, Trade message, long cut) {
      this.position = position;
      this.transfer = message.type() == Trade.Type.TRANSFER;
      this.side = message.side();
      this.ts = message.ts();
      this.cut = cut;
      this.says = message;
    }
  }

  void changed() {
    sum = null;
  }

  List<Fill> inEffect() {
    return fills.stream().filter(fill -> !fill.busted).toList();
  }

  /** Worked out once for as long as no fill changes. */
  Sum sum() {
    if (sum == null) {
      sum = new Sum();
      inEffect().forEach(sum::take);
    }
    return sum;
  }

  private record Lot(BigDecimal price, BigDecimal quantity, BigDecimal cost) {}

  /** What fills come to. */
  final class Sum {
    private final List<Lot> lots = new ArrayList<>();
    final Map<String, BigDecimal> fees = new TreeMap<>();
    BigDecimal realized = ZERO;
    BigDecimal cashFlow = ZERO;
    BigDecimal deposited = ZERO;

    private void take(Fill fill) {
      BigDecimal price = decimal(fill.says.price());
      BigDecimal rest = decimal(fill.says.quantity());
      rest = fill.side == Side.BUY ? rest : rest.negate();
      BigDecimal costBefore = cost();
      BigDecimal paid = value(terms, rest, price).negate();
      BigDecimal closed = ZERO;
      BigDecimal relieved = ZERO;
      while (rest.signum() != 0
          && !lots.isEmpty()
          && lots.get(0).quantity().signum() != rest.signum()) {
        Lot lot = lots.remove(0);
        BigDecimal part = lot.quantity().abs().min(rest.abs());
        BigDecimal signed = lot.quantity().signum() > 0 ? part : part.negate();
        BigDecimal cost = NaiveFigures.divided(lot.cost().multiply(signed), lot.quantity());
        BigDecimal left = lot.quantity().subtract(signed);
        if (left.signum() != 0) {
          lots.add(0, new Lot(lot.price(), left, lot.cost().subtract(cost)));
        }
        closed = closed.add(signed);
        relieved = relieved.add(cost);
        rest = rest.add(signed);
      }
      BigDecimal gain = ZERO;
      if (closed.signum() != 0 && !fill.transfer) {
        gain = gain(relieved, value(terms, closed, price));
      }
      realized = realized.add(gain);
      if (rest.signum() != 0) {
        open(new Lot(price, rest, value(terms, rest, price)));
      }
      boolean pays = NaiveFigures.paysInFull(terms);
      if (!fill.transfer) {
        cashFlow = cashFlow.add(pays ? paid : gain);
      } else if (pays) {
        deposited = deposited.add(cost().subtract(costBefore));
      }
      fees.merge(fill.says.feeCurrency(), decimal(fill.says.fee()), BigDecimal::add);
    }

    private void open(Lot lot) {
      int last = lots.size() - 1;
      boolean joins =
          last >= 0
              && (method == LotMethod.AVERAGE
                  || lots.get(last).price().compareTo(lot.price()) == 0);
      if (joins) {
        Lot to = lots.remove(last);
        lots.add(new Lot(to.price(), to.quantity().add(lot.quantity()), to.cost().add(lot.cost())));
      } else {
        lots.add(lot);
      }
    }

    BigDecimal quantity() {
      return lots.stream().map(Lot::quantity).reduce(ZERO, BigDecimal::add);
    }

    BigDecimal cost() {
      return lots.stream().map(Lot::cost).reduce(ZERO, BigDecimal::add);
    }

    BigDecimal averagePrice() {
      if (quantity().signum() == 0) {
        return null;
      }
      BigDecimal units = quantity().multiply(NaiveFigures.multiplier(terms));
      if (!NaiveFigures.inverse(terms)) {
        return NaiveFigures.divided(cost(), units);
      }
      return cost().signum() == 0 ? null : NaiveFigures.divided(units, cost());
    }
  }

  BigDecimal gain(BigDecimal cost, BigDecimal worth) {
    return NaiveFigures.inverse(terms) ? cost.subtract(worth) : worth.subtract(cost);
  }

  boolean flat() {
    return sum().quantity().signum() == 0;
  }

  /** What it is worth at a price; at cost without one. */
  BigDecimal worth(BigDecimal price) {
    return price == null ? sum().cost() : value(terms, sum().quantity(), price);
  }

  BigDecimal unrealized(BigDecimal price) {
    return flat() ? ZERO : gain(sum().cost(), worth(price));
  }
}
