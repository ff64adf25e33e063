package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account has in one currency, as it is published.
 *
 * @param account the account
 * @param currency the currency of all amounts
 * @param balance the amounts
 * @param rate one unit in the account's base currency; null without a rate, or where it does not
 *     fit
 */
public record BalanceRow(String account, String currency, Balance balance, Money rate)
    implements LedgerRow {

  /** The rows of an account, by currency. */
  public static List<BalanceRow> of(Account account) {
    List<BalanceRow> rows = new ArrayList<>();
    account.balances.forEach(
        (currency, balance) ->
            rows.add(
                new BalanceRow(
                    account.terms.account(), currency, balance, ofOne(account.rate(currency)))));
    return rows;
  }

  private static Money ofOne(Rate rate) {
    try {
      return rate.convert(Money.ofFixed8(Fixed8.ONE));
    } catch (ArithmeticException noneOrTooLarge) {
      return null;
    }
  }
}
