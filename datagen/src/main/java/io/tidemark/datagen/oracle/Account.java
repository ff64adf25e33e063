package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account: what it booked per currency, its positions, its high-water mark. */
final class Account {
  private static final Terms NONE = new Terms();

  final AccountRow row;

  /** By book and symbol. */
  final Map<List<String>, Position> positions = new LinkedHashMap<>();

  /** Cash, fees, funding and deposits of each currency touched, opening cash apart. */
  final TreeMap<String, Terms> booked = new TreeMap<>();

  /**
   * What the positions of each currency are worth, carried from cut to cut. All sums are exact, so
   * taking a position out and putting it back leaves nothing behind.
   */
  final TreeMap<String, Terms> held = new TreeMap<>();

  BigDecimal highWaterMark;
  BigDecimal drawdown = BigDecimal.ZERO;
  long version;
  Long updatedAt;
  private int unmarked;

  Account(AccountRow row) {
    this.row = row;
    this.highWaterMark = row.openingCash();
    booked.put(row.base(), new Terms());
  }

  /** Whether quantity and cost stay in range with the fill; asked before anything changes. */
  boolean fits(Fill fill, Instrument instrument) {
    Position position = positions.get(List.of(fill.book(), fill.symbol()));
    BigDecimal quantity = position == null ? BigDecimal.ZERO : position.quantity;
    BigDecimal cost = position == null ? BigDecimal.ZERO : position.cost;
    BigDecimal value = instrument.value(fill.signedQuantity(), fill.price());
    boolean grows = quantity.signum() * fill.signedQuantity().signum() >= 0;
    return !Numbers.quantityOverflows(quantity.add(fill.signedQuantity()))
        && !(grows && Numbers.overflows(cost.add(value)));
  }

  /** The position the fill went to. */
  Position fill(Fill fill, Instrument instrument) {
    Position position =
        positions.computeIfAbsent(
            List.of(fill.book(), fill.symbol()),
            k -> new Position(fill.book(), instrument, row.fifo()));
    BigDecimal signed = fill.signedQuantity();
    BigDecimal gain = position.fill(signed, fill.price());
    Terms own = booked(instrument.currency());
    own.cash =
        instrument.paidInFull()
            ? own.cash.subtract(instrument.value(signed, fill.price()))
            : own.cash.add(gain);
    if (fill.fee().signum() != 0) {
      String currency = fill.feeCurrency(instrument);
      Terms paid = booked(currency);
      paid.cash = paid.cash.subtract(fill.fee());
      paid.fees = paid.fees.add(fill.fee());
      position.fees.merge(currency, fill.fee(), BigDecimal::add);
    }
    position.version++;
    position.updatedAt = fill.ts();
    version++;
    updatedAt = fill.ts();
    return position;
  }

  void cash(CashEvent event) {
    Terms terms = booked(event.currency());
    BigDecimal amount = event.amount();
    switch (event.kind()) {
      case "DEPOSIT" -> {
        terms.cash = terms.cash.add(amount);
        terms.deposits = terms.deposits.add(amount);
      }
      case "WITHDRAWAL" -> {
        terms.cash = terms.cash.subtract(amount);
        terms.deposits = terms.deposits.subtract(amount);
      }
      case "FEE" -> {
        terms.cash = terms.cash.subtract(amount);
        terms.fees = terms.fees.add(amount);
      }
      default -> {
        terms.cash = terms.cash.add(amount);
        terms.funding = terms.funding.add(amount);
      }
    }
    version++;
    updatedAt = event.ts();
  }

  /** Whether a rate could matter. */
  boolean foreign() {
    return booked.size() > 1;
  }

  /** Brings what a position counts for to the marks of a cut. */
  void refresh(Position position, Market market, long cut) {
    Terms sum = held.computeIfAbsent(position.instrument.currency(), c -> new Terms());
    if (position.counted != null) {
      sum.subtract(position.counted);
      unmarked -= position.unmarked ? 1 : 0;
    }
    PositionView view = PositionView.of(position, market, cut);
    position.counted = view.terms(position);
    position.unmarked = view.unrealized() == null;
    sum.add(position.counted, Rates.Rate.ONE);
    unmarked += position.unmarked ? 1 : 0;
  }

  /** Samples the high-water mark; every position must be refreshed to the cut's marks. */
  void sample(Rates rates) {
    BigDecimal gained = unmarked > 0 ? null : gained(rates);
    if (gained != null) {
      highWaterMark = highWaterMark.max(gained);
      drawdown = highWaterMark.subtract(gained);
    }
  }

  /** Equity less net deposits, or null when a rate is missing. */
  private BigDecimal gained(Rates rates) {
    BigDecimal gained = row.openingCash();
    for (Map.Entry<String, Terms> entry : booked.entrySet()) {
      Terms own = entry.getValue();
      Terms positions = held.getOrDefault(entry.getKey(), NONE);
      Rates.Rate rate = rates.find(entry.getKey(), row.base());
      if (rate != null) {
        gained =
            gained
                .add(rate.convert(positions.realized))
                .add(rate.convert(positions.unrealized))
                .subtract(rate.convert(own.fees))
                .add(rate.convert(own.funding));
      } else if (own.nonzero() || positions.nonzero()) {
        return null;
      }
    }
    return gained;
  }

  private Terms booked(String currency) {
    return booked.computeIfAbsent(currency, c -> new Terms());
  }
}
