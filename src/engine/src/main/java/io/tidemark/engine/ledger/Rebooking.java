package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import java.util.List;
import java.util.TreeMap;

/**
 * What it does to a position and its account that one fill goes and another comes, either of which
 * may be none: a new fill comes, a busted one goes, a corrected one does both. All that can
 * overflow is worked out when it is made; carrying it out cannot fail.
 */
final class Rebooking {
  private final Account account;
  private final Position position;
  private final Holding after;
  private final Money gain;
  private final int fills;
  private final long cut;
  private final Valuer.Priced priced;
  private final TreeMap<String, Money> fees = new TreeMap<>();
  private final TreeMap<String, Balance> balances = new TreeMap<>();
  private final Money adjustment;

  /**
   * @param gone the fill that goes, or null
   * @param come the fill that comes, or null
   * @param after what the position holds then
   * @param sight the market at the cut
   * @throws ArithmeticException if a figure does not fit
   */
  Rebooking(
      Account account, Position position, Fill gone, Fill come, Holding after, Valuer.Sight sight) {
    this.account = account;
    this.position = position;
    this.after = after;
    this.cut = sight.cut();
    Holding before = position.holding;
    gain = after.realized().minus(before.realized());
    fills = (come == null ? 0 : 1) - (gone == null ? 0 : 1);
    adjustment = adjustment(gone);

    String currency = position.terms.currency();
    Balance own =
        account
            .balance(currency)
            .withFill(cash(gone, come), gain)
            .withTransfer(after.transferred().minus(before.transferred()));
    balances.put(currency, own);
    if (gone != null) {
      charge(gone, Money.ofFixed8(gone.fee()).negate());
    }
    if (come != null) {
      charge(come, Money.ofFixed8(come.fee()));
    }
    Money paid = fees.getOrDefault(currency, position.fees.getOrDefault(currency, Money.ZERO));
    after.realized().minus(paid); // to be shown, it must fit
    MarkView view = sight.view(position, after.quantity());
    priced =
        Valuer.price(
            balances.get(currency),
            position.worth,
            position.terms,
            after.quantity(),
            after.cost(),
            view);
    balances.put(currency, priced.balance());
  }

  private Money cash(Fill gone, Fill come) {
    if (!position.terms.paysInFull()) {
      return gain;
    }
    Money paid = come == null ? Money.ZERO : come.payment(position.terms);
    return gone == null ? paid : paid.minus(gone.payment(position.terms));
  }

  private void charge(Fill fill, Money fee) {
    String currency = fill.feeCurrency();
    Money known = fees.getOrDefault(currency, position.fees.get(currency));
    if (fee.isZero() && known == null) {
      return;
    }
    fees.put(currency, known == null ? fee : known.plus(fee));
    Balance balance = balances.get(currency);
    balance = balance == null ? account.balance(currency) : balance;
    if (!fee.isZero()) {
      balances.put(currency, balance.withFee(fee));
    }
  }

  /** What a change to a fill of an earlier day adds to the day's adjustments, else null. */
  private Money adjustment(Fill gone) {
    if (gone == null || gain.isZero() || gone.cut() > account.dayStart) {
      return null;
    }
    Money known = account.adjustments.get(position.terms.currency());
    return known == null ? gain : known.plus(gain);
  }

  /** What it adds to the position's realized P&L. */
  Money gain() {
    return gain;
  }

  /** Changes position and account. */
  void carryOut(long ts) {
    account.count(position, -1);
    position.holding = after;
    position.carried = List.of();
    position.view = priced.view();
    position.worth = priced.worth();
    position.valuedAt = cut;
    position.fees.putAll(fees);
    position.fills += fills;
    position.version++;
    position.updatedAt = ts;
    position.newest = Math.max(position.newest, ts);
    account.count(position, 1);
    account.balances.putAll(balances);
    if (adjustment != null) {
      account.adjustments.put(position.terms.currency(), adjustment);
    }
    account.version++;
    account.updatedAt = ts;
  }
}
