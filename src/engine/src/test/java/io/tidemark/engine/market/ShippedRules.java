package io.tidemark.engine.market;

import io.tidemark.engine.rule.RuleText;
import java.util.List;

/** The rules of src/job's rules.yaml, which the engine's tests cannot read. */
public final class ShippedRules {
  private ShippedRules() {}

  /** All of them, in the order of the file. */
  public static List<RuleText> texts() {
    return List.of(
        rule("SPREAD_TIGHT", "CRYPTO", "spread < 0.0001 * bid", null, "min(bid_size, 1)"),
        rule(
            "BOOK_IMBALANCE",
            "FX",
            "bid_size > 1.5 * ask_size",
            "ask_size > 1.5 * bid_size",
            "10000"),
        rule("EMA_CROSS", "ema_38 crosses above ema_100", "ema_38 crosses below ema_100"),
        rule("BREAKOUT", "close > donchian_upper_20[1]", "close < donchian_lower_20[1]"),
        rule("RSI", "rsi_14 < 30", "rsi_14 > 70"),
        rule("MACD", "macd crosses above macd_signal", "macd crosses below macd_signal"),
        rule("BOLLINGER", "close < bollinger_lower", "close > bollinger_upper"),
        rule("VWAP_DEVIATION", "close < 0.99 * vwap", "close > 1.01 * vwap"),
        rule("ZSCORE", "zscore_20 < -2", "zscore_20 > 2"),
        rule("MOMENTUM", "mom_10 crosses above 0", "mom_10 crosses below 0"));
  }

  private static RuleText rule(String name, String buy, String sell) {
    return new RuleText(name, null, null, List.of(), List.of(), buy, sell, null, null, null, true);
  }

  private static RuleText rule(
      String name, String assetClass, String buy, String sell, String size) {
    return new RuleText(
        name, null, "tick", List.of(assetClass), List.of(), buy, sell, null, null, size, true);
  }
}
