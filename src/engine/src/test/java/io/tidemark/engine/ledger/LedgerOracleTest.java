package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Thousands of random accounts, every figure of every row against {@link NaiveBooks}. */
class LedgerOracleTest {
  private static final boolean FULL = Boolean.getBoolean("tidemark.full");

  @Test
  void everyFigureOfEveryRowIsTheOracles() {
    int streams = FULL ? 50_000 : 2_000;
    assertThat(OracleStreams.run(OracleStreams.SEED, streams, false, 12, 6).keySet())
        .contains(
            "NEW APPLIED",
            "NEW DUPLICATE",
            "NEW CONFLICTING_DUPLICATE",
            "NEW TOO_OLD",
            "NEW OUT_OF_RANGE",
            "NEW UNKNOWN_INSTRUMENT",
            "TRANSFER APPLIED",
            "TRANSFER DUPLICATE",
            "BUST APPLIED",
            "BUST DUPLICATE",
            "BUST CONFLICTING_DUPLICATE",
            "BUST WAITING",
            "BUST TOO_OLD",
            "BUST AMBIGUOUS_REFERENCE",
            "CORRECT APPLIED",
            "CORRECT DUPLICATE",
            "CORRECT CONFLICTING_DUPLICATE",
            "CORRECT WAITING",
            "CORRECT ALREADY_BUSTED",
            "CORRECT OUT_OF_RANGE",
            "CORRECT TOO_OLD",
            "cash APPLIED",
            "cash DUPLICATE",
            "cash CONFLICTING_DUPLICATE",
            "cash TOO_OLD",
            "retired");
  }

  /** One or two positions of hundreds of fills and lots, so that they fill many chunks. */
  @Test
  void positionsWithLongHistoriesAreTheOracles() {
    int streams = FULL ? 2_000 : 70;
    assertThat(OracleStreams.run(OracleStreams.SEED, streams, true, 15, 50))
        .containsKeys("NEW APPLIED", "BUST APPLIED", "CORRECT APPLIED", "TRANSFER APPLIED");
  }
}
