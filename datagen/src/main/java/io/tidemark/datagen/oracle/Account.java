package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One account: what it booked per currency, its positions, its high-water mark. */
final class Account {
  final AccountRow row;

  /** By book and symbol. */
  final Map<List<String>, Position> positions = new LinkedHashMap<>();

  /** Cash, fees, funding and deposits of each currency touched, opening cash apart. */
  final TreeMap<String, Terms> booked = new TreeMap<>();

  BigDecimal highWaterMark;
  BigDecimal drawdown = BigDecimal.ZERO;
  long version;
  Long updatedAt;

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

  void fill(Fill fill, Instrument instrument) {
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

  /** Values the account on the marks of a cut and samples its high-water mark. */
  Valuation value(Market market, Rates rates, long cut) {
    Valuation valuation = Valuation.of(this, market, rates, cut);
    if (valuation.complete()) {
      BigDecimal gained = valuation.equity().subtract(valuation.total().deposits);
      highWaterMark = highWaterMark.max(gained);
      drawdown = highWaterMark.subtract(gained);
    }
    return valuation;
  }

  private Terms booked(String currency) {
    return booked.computeIfAbsent(currency, c -> new Terms());
  }
}
