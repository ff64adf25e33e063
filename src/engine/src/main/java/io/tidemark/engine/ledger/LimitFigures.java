package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;
import java.util.Collection;
import java.util.TreeMap;

/**
 * The figures that limits are about; null where one is not known. Amounts in the account's base
 * currency.
 *
 * @param currency the base currency
 * @param gross exposure without sign
 * @param net exposure, its sign left out
 * @param position units over all books, the sign left out
 * @param dayLoss loss since the day's start, at least 0
 * @param drawdown drawdown
 */
public record LimitFigures(
    String currency, Money gross, Money net, Money position, Money dayLoss, Money drawdown) {

  static LimitFigures of(Account account) {
    Totals totals = Totals.of(account);
    String base = account.terms.baseCurrency();
    if (account.missing > 0 || totals.fxStatus() == MarkStatus.MISSING) {
      return new LimitFigures(base, null, null, null, null, null);
    }
    Money loss = AccountRow.difference(account.start.netPnl(), totals.netPnl());
    return new LimitFigures(
        base,
        totals.gross(),
        unsigned(totals.net()),
        null,
        loss == null ? null : loss.max(Money.ZERO),
        account.drawdown);
  }

  /** No figure of what does not fit. */
  static LimitFigures of(AccountState state, Collection<PositionKey> open) {
    try {
      return sums(state, open);
    } catch (ArithmeticException tooLarge) {
      return new LimitFigures(state.account().terms.baseCurrency(), null, null, null, null, null);
    }
  }

  private static LimitFigures sums(AccountState state, Collection<PositionKey> open) {
    Account account = state.account();
    String base = account.terms.baseCurrency();
    // Positions of one symbol may have different currencies, each keeping its first fill's.
    TreeMap<String, Money> gross = new TreeMap<>();
    TreeMap<String, Money> net = new TreeMap<>();
    Money units = Money.ZERO;
    boolean valued = true;
    for (PositionKey key : open) {
      Position position = state.position(key);
      String currency = position.terms.currency();
      units = units.plus(Money.ofFixed8(position.quantity()));
      gross.merge(currency, position.worth.gross(), Money::plus);
      net.merge(currency, position.worth.net(), Money::plus);
      valued &= position.view.status() != MarkStatus.MISSING;
    }
    return new LimitFigures(
        base,
        valued ? converted(gross, account) : null,
        valued ? unsigned(converted(net, account)) : null,
        units.abs(),
        null,
        null);
  }

  /** Null where a rate is missing. */
  private static Money converted(TreeMap<String, Money> amounts, Account account) {
    Money sum = Money.ZERO;
    for (var entry : amounts.entrySet()) {
      Rate rate = account.rate(entry.getKey());
      if (rate.missing()) {
        return null;
      }
      sum = sum.plus(rate.convert(entry.getValue()));
    }
    return sum;
  }

  private static Money unsigned(Money amount) {
    return amount == null ? null : amount.abs();
  }

  Money figure(LimitRow.Kind kind) {
    return switch (kind) {
      case GROSS -> gross;
      case NET -> net;
      case POSITION -> position;
      case DAY_LOSS -> dayLoss;
      case DRAWDOWN -> drawdown;
    };
  }
}
