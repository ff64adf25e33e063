package io.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Saved state holds these by their ordinals: a constant keeps its place for good, and a new one
 * comes last.
 */
final class StoredEnumsTest {
  @Test
  void constantsKeepTheirPlaces() {
    assertPlaces(AssetClass.class, "EQUITY", "FX", "CRYPTO", "FUTURE", "INDEX", "CFD");
    assertPlaces(ContractKind.class, "LINEAR", "INVERSE");
    assertPlaces(LotMethod.class, "AVERAGE", "FIFO");
    assertPlaces(MarkStatus.class, "LIVE", "STALE", "MISSING");
    assertPlaces(Side.class, "BUY", "SELL");
    assertPlaces(Trade.Type.class, "NEW", "BUST", "CORRECT", "TRANSFER");
    assertPlaces(
        CashEvent.Kind.class, "DEPOSIT", "WITHDRAWAL", "FUNDING", "FEE", "DIVIDEND", "INTEREST");
  }

  private static void assertPlaces(Class<? extends Enum<?>> type, String... released) {
    assertThat(Arrays.stream(type.getEnumConstants()).map(Enum::name))
        .as(type.getName())
        .startsWith(released);
  }
}
