package io.tidemark.engine.ref;

import io.tidemark.engine.num.Fixed8;
import java.io.Serializable;
import java.util.Objects;

/**
 * What is fixed about a symbol.
 *
 * @param symbol its name
 * @param assetClass what it is
 * @param currency the currency of its prices, or the coin of an inverse contract
 * @param multiplier contract multiplier in units of 1e-4, above 0
 * @param kind how its value depends on its price
 */
public record Instrument(
    String symbol, AssetClass assetClass, String currency, long multiplier, ContractKind kind)
    implements Serializable {

  /** Units of {@link #multiplier} in 1. */
  public static final long MULTIPLIER_ONE = 10_000;

  /** Checks that nothing is missing and that the multiplier is above zero. */
  public Instrument {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(assetClass, "assetClass");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(kind, "kind");
    if (multiplier <= 0) {
      throw new IllegalArgumentException(
          "multiplier " + multiplier + " of " + symbol + " is not above 0");
    }
  }

  /** Its terms, for a person. */
  public String describe() {
    return assetClass
        + ", "
        + currency
        + ", multiplier "
        + Fixed8.print(multiplier, 4)
        + ", "
        + kind;
  }

  /** Whether fills move cash by their whole cost (else by realized P&L and fees only). */
  public boolean paysInFull() {
    return kind == ContractKind.LINEAR && assetClass.paysInFull();
  }
}
