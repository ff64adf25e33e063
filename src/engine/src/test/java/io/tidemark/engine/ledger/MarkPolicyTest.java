package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which price values a position: bid set at 1 µs, ask at 2, last at 3. */
class MarkPolicyTest {
  private static final FakeMarket MARKET = new FakeMarket();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // policy, quantity, bid, ask, last, price, ts
        "MID,     1, 10, 11, 50, 10.5, 2",
        "MID,    -1, 10, 11, 50, 10.5, 2",
        "MID,     1, 12, 11, '', 11.5, 2",
        "MID,     1, 0.00000001, 0.00000002, '', 0.00000002, 2",
        "MID,     1, 0.00000002, 0.00000003, '', 0.00000002, 2",
        "MID,     1, -0.00000001, -0.00000002, '', -0.00000002, 2",
        "MID,     1, 10, '', 50, 50, 3",
        "MID,     1, '', 11, 50, 50, 3",
        "MID,     1, 10, '', '', -, -",
        "MID,     1, '', '', '', -, -",
        "LAST,    1, 10, 11, 50, 50, 3",
        "LAST,    1, 10, 11, '', -, -",
        "BID_ASK, 1, 10, 11, 50, 10, 1",
        "BID_ASK,-1, 10, 11, 50, 11, 2",
        "BID_ASK, 0, 10, 11, 50, 10.5, 2",
        "BID_ASK, 1, '', 11, 50, 50, 3",
        "BID_ASK,-1, 10, '', 50, 50, 3",
        "BID_ASK, 1, '', 11, '', -, -",
        "BID_ASK, 0, 10, '', 50, 50, 3",
      })
  void price(
      MarkPolicy policy,
      long quantity,
      String bid,
      String ask,
      String last,
      String price,
      String ts) {
    MARKET.mark("X", bid, 1, ask, 2, last, 3);
    MarkView view = policy.view(MARKET.mark("X"), quantity, 10, 300);
    assertThat(view)
        .isEqualTo(
            price == null
                ? MarkView.NONE
                : new MarkView(Fixed8.parse(price), Long.parseLong(ts), MarkStatus.LIVE));
    assertThat(policy.view(null, quantity, 10, 300)).isEqualTo(MarkView.NONE);
  }

  @ParameterizedTest
  @CsvSource({"MID, 302, LIVE", "MID, 303, STALE", "LAST, 303, LIVE", "LAST, 304, STALE"})
  void stale(MarkPolicy policy, long cut, MarkStatus status) {
    MARKET.mark("X", "1", 1, "1", 2, "1", 3);
    assertThat(policy.view(MARKET.mark("X"), 1, cut, 300).status()).isEqualTo(status);
  }
}
