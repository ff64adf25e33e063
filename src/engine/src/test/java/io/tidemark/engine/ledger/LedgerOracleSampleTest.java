package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Few enough of {@link LedgerOracleTest}'s streams to be run for each change of a mutation test.
 */
class LedgerOracleSampleTest {
  private static final long SEED = 77_000L;

  @Test
  void someStreams() {
    assertThat(OracleStreams.run(SEED, 80, false, 12, 6)).containsKey("BUST APPLIED");
  }

  @Test
  void someLongHistories() {
    assertThat(OracleStreams.run(SEED, 3, true, 12, 40)).containsKey("BUST APPLIED");
  }
}
