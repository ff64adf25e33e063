package io.tidemark.engine.ledger;

import io.tidemark.engine.ref.Instrument;

/**
 * How the ledger works.
 *
 * @param marks which price values a position
 * @param staleAfter age beyond which a mark is stale, µs
 * @param correctionWindow age, against the account's newest fill or cash event, beyond which an
 *     event is refused and forgotten, µs
 * @param instrumentsRequired whether a symbol without a row is refused
 * @param accountsRequired whether an account without a row is refused
 * @param instrumentDefaults terms of a symbol without a row; its symbol is not used
 * @param accountDefaults terms of an account without a row; its name is not used
 */
public record LedgerConfig(
    MarkPolicy marks,
    long staleAfter,
    long correctionWindow,
    boolean instrumentsRequired,
    boolean accountsRequired,
    Instrument instrumentDefaults,
    AccountTerms accountDefaults) {

  Instrument instrument(String symbol, Market market) {
    Instrument row = market.instrument(symbol);
    return row != null
        ? row
        : new Instrument(
            symbol,
            instrumentDefaults.assetClass(),
            instrumentDefaults.currency(),
            instrumentDefaults.multiplier(),
            instrumentDefaults.kind());
  }

  AccountTerms account(String name) {
    return new AccountTerms(
        name,
        accountDefaults.baseCurrency(),
        accountDefaults.lotMethod(),
        accountDefaults.openingCash(),
        accountDefaults.dayStart(),
        accountDefaults.zone());
  }
}
