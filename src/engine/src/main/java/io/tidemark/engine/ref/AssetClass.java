package io.tidemark.engine.ref;

/**
 * What an instrument is; it decides how a fill moves cash, which rules look at it, and its bars.
 */
public enum AssetClass {
  EQUITY,
  FX,
  CRYPTO,
  FUTURE,
  INDEX,
  CFD;

  /** Whether a fill pays its full cost in cash (securities and spot), not only its P&L. */
  public boolean paysInFull() {
    return this == EQUITY || this == FX || this == CRYPTO;
  }

  /** Whether a symbol of this class, named by two currency codes, gives a conversion rate. */
  public boolean givesRates() {
    return this == FX || this == CRYPTO;
  }
}
