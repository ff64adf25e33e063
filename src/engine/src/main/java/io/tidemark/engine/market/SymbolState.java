package io.tidemark.engine.market;

import io.tidemark.engine.ref.Instrument;
import java.util.Objects;

/**
 * Everything that is kept of one symbol, changed in place by {@link MarketEngine}. Its two parts
 * are stored apart, because they change at different times; the flags say which one has changed
 * since the caller cleared them.
 */
public final class SymbolState {
  /** Whether {@link #hot} has changed; the engine sets it, the caller clears it. */
  public boolean hotDirty;

  /** Whether {@link #cold} has changed; the engine sets it, the caller clears it. */
  public boolean coldDirty;

  private final String symbol;
  private final HotPart hot;
  private final ColdPart cold;

  /** What the engine has worked out for this symbol; never stored. */
  Plan plan;

  /** The state of a symbol of which nothing is known. */
  public SymbolState(String symbol) {
    this(symbol, null, null);
  }

  /**
   * A state that was stored.
   *
   * @param hot null if there is none
   * @param cold null if there is none
   */
  public SymbolState(String symbol, HotPart hot, ColdPart cold) {
    this.symbol = Objects.requireNonNull(symbol, "symbol");
    this.hot = hot == null ? new HotPart() : hot;
    this.cold = cold == null ? new ColdPart() : cold;
  }

  /** The symbol. */
  public String symbol() {
    return symbol;
  }

  /** The part that ticks change. */
  public HotPart hot() {
    return hot;
  }

  /** The part that bars and the instrument row change. */
  public ColdPart cold() {
    return cold;
  }

  /** The instrument row that came first, null if none has come. */
  public Instrument instrument() {
    return cold.instrument;
  }
}
