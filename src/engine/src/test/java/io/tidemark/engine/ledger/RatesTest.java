package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.Desk.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import org.junit.jupiter.api.Test;

/** Where a conversion rate comes from. */
class RatesTest {
  private static final long CUT = 1_000;
  private final FakeMarket market = new FakeMarket();
  private final Rates rates = new Rates(300, false);

  private void quote(String pair, String price, long ts) {
    market.list(pair, AssetClass.FX, pair.substring(3), "1");
    market.quote(pair, price, ts);
  }

  private Rate rate(String from, String to) {
    return rates.rate(from, to, CUT, market);
  }

  private Money convert(String amount, String from, String to) {
    return rate(from, to).convert(money(amount));
  }

  @Test
  void thePairItself() {
    quote("EURJPY", "160", CUT);
    quote("JPYEUR", "7", CUT);
    quote("EURUSD", "7", CUT);
    quote("USDJPY", "7", CUT);
    assertThat(convert("2.5", "EUR", "JPY")).isEqualTo(money("400"));
  }

  @Test
  void elseItsInverse() {
    quote("EURJPY", "160", CUT);
    quote("JPYUSD", "7", CUT);
    quote("USDEUR", "7", CUT);
    assertThat(convert("400", "JPY", "EUR")).isEqualTo(money("2.5"));
    assertThat(convert("1", "JPY", "EUR")).isEqualTo(money("0.00625"));
  }

  @Test
  void elseThroughUsdDividingOnce() {
    quote("EURUSD", "1.1", CUT);
    quote("USDJPY", "150", CUT);
    assertThat(convert("2", "EUR", "JPY")).isEqualTo(money("330"));
    // 1 ÷ 1.1 ÷ 150 rounded once, not twice.
    assertThat(convert("1", "JPY", "EUR")).isEqualTo(money("0.00606060606060606061"));
    assertThat(convert("330", "JPY", "EUR")).isEqualTo(money("2"));
  }

  @Test
  void onlyThroughUsd() {
    quote("EURGBP", "0.9", CUT);
    quote("GBPJPY", "180", CUT);
    assertThat(rate("EUR", "JPY").missing()).isTrue();
    quote("EURUSD", "1.1", CUT);
    assertThat(rate("EUR", "JPY")).isEqualTo(Rate.NONE);
    assertThat(rate("USD", "JPY")).isEqualTo(Rate.NONE);
    assertThatThrownBy(() -> convert("0", "EUR", "JPY")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aCurrencyToItselfIsOne() {
    assertThat(rate("EUR", "EUR")).isEqualTo(Rate.ONE);
  }

  @Test
  void midOrLastWhereOneSided() {
    market.list("EURUSD", AssetClass.FX, "USD", "1");
    market.mark("EURUSD", "1.1", CUT, "1.3", CUT, "5", CUT);
    assertThat(convert("1", "EUR", "USD")).isEqualTo(money("1.2"));
    market.mark("EURUSD", "1.1", CUT, "", CUT, "5", CUT);
    assertThat(convert("1", "EUR", "USD")).isEqualTo(money("5"));
    market.mark("EURUSD", "1.1", CUT, "", CUT, "", CUT);
    assertThat(rate("EUR", "USD").missing()).isTrue();
  }

  @Test
  void aPriceOfZeroOrLessIsNoRate() {
    quote("EURUSD", "0", CUT);
    assertThat(rate("EUR", "USD").missing()).isTrue();
    assertThat(rate("USD", "EUR").missing()).isTrue();
    quote("EURUSD", "-1", CUT);
    assertThat(rate("EUR", "USD").missing()).isTrue();
  }

  @Test
  void aStaleRateIsUsedAndFlaggedAsIsTheWorseOfTwoLegs() {
    quote("EURUSD", "1.1", CUT - 300);
    assertThat(rate("EUR", "USD").status()).isEqualTo(MarkStatus.LIVE);
    quote("EURUSD", "1.1", CUT - 301);
    quote("USDJPY", "150", CUT);
    assertThat(rate("EUR", "USD").status()).isEqualTo(MarkStatus.STALE);
    assertThat(rate("USD", "EUR").status()).isEqualTo(MarkStatus.STALE);
    assertThat(rate("EUR", "JPY").status()).isEqualTo(MarkStatus.STALE);
    assertThat(rate("JPY", "EUR").status()).isEqualTo(MarkStatus.STALE);
    assertThat(convert("2", "EUR", "JPY")).isEqualTo(money("330"));
  }

  @Test
  void onlyFxAndCryptoGiveRates() {
    quote("EURUSD", "1.1", CUT);
    for (AssetClass assetClass : AssetClass.values()) {
      market.list("EURUSD", assetClass, "USD", "1");
      boolean gives = assetClass == AssetClass.FX || assetClass == AssetClass.CRYPTO;
      assertThat(rate("EUR", "USD").missing()).as(assetClass.name()).isEqualTo(!gives);
    }
    FakeMarket unlisted = new FakeMarket();
    unlisted.quote("EURUSD", "1.1", CUT);
    assertThat(rates.rate("EUR", "USD", CUT, unlisted).missing()).isTrue();
    assertThat(new Rates(300, true).rate("EUR", "USD", CUT, unlisted).missing()).isFalse();
  }

  @Test
  void theSymbolsThatBearOnARate() {
    assertThat(Rates.symbols("EUR", "EUR")).isEmpty();
    assertThat(Rates.symbols("EUR", "USD")).containsExactly("EURUSD", "USDEUR");
    assertThat(Rates.symbols("USD", "JPY")).containsExactly("USDJPY", "JPYUSD");
    assertThat(Rates.symbols("EUR", "JPY"))
        .containsExactly("EURJPY", "JPYEUR", "EURUSD", "USDEUR", "USDJPY", "JPYUSD");
  }
}
