package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.spill.Spill;
import java.io.IOException;

/**
 * Watches a few keys while everything is recomputed, and keeps the last steps of each: which
 * records touched it, and what it was after each of them and at each cut.
 */
public final class Witness {
  private final LedgerWitness ledger = new LedgerWitness();
  private final MarketWitness market = new MarketWitness();

  /** Of positions and accounts. */
  public LedgerWitness ledger() {
    return ledger;
  }

  /** Of bars, indicators and signals. */
  public MarketWitness market() {
    return market;
  }

  /** Whether anything is watched. */
  public boolean watches() {
    return ledger.watches() || market.watches();
  }

  /** Recomputes everything from files for the sake of what is watched. */
  public void watch(Inputs inputs, NaiveOptions options) throws IOException {
    try (Feeds feeds = Feeds.of(inputs)) {
      watch(feeds, options);
    }
  }

  /**
   * The same of partitions.
   *
   * @param feeds all inputs, from their beginning
   */
  public void watch(Feeds feeds, NaiveOptions options) {
    try (Spill spill = Spill.standard()) {
      NaiveReplay.run(feeds, options, spill, this, line -> {});
    }
  }
}
