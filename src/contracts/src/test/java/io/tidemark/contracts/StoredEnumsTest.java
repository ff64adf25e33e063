package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Saved state holds inputs by their ordinals: each keeps its place, and a new one comes last. */
final class StoredEnumsTest {
  @Test
  void inputsKeepTheirPlaces() {
    assertThat(Arrays.stream(InputFile.values()).map(Enum::name))
        .startsWith("TICKS", "TRADES", "INSTRUMENTS", "ACCOUNTS", "CASH", "LIMITS", "SIGNAL_RULES");
  }
}
