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

  /**
   * The rows of an account, by currency.
   *
   * @throws IllegalStateException if the two ways to equity disagree in any of them
   */
  public static List<BalanceRow> of(Account account) {
    List<BalanceRow> rows = new ArrayList<>();
    for (var entry : account.balances.entrySet()) {
      String currency = entry.getKey();
      boolean base = currency.equals(account.terms.baseCurrency());
      Money opening = base ? account.openingCash() : Money.ZERO;
      if (!entry.getValue().balanced(opening)) {
        throw new IllegalStateException(
            "the books of account " + account.terms.account() + " do not balance in " + currency);
      }
      Rate rate = base ? Rate.ONE : account.rates.getOrDefault(currency, Rate.NONE);
      rows.add(new BalanceRow(account.terms.account(), currency, entry.getValue(), ofOne(rate)));
    }
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
