package io.tidemark.job;

import java.util.List;

/** What to say of a name that is no setting. */
final class UnknownKey {
  /** Settings of the outside contract that come with later versions. */
  private static final List<String> LATER = List.of("quotes.expire-after", "bars.partial");

  private static final List<String> LATER_GROUPS =
      List.of(
          "signals.breakout.",
          "signals.rsi.",
          "signals.macd.",
          "signals.bollinger.",
          "signals.vwap-deviation.",
          "signals.zscore.",
          "signals.momentum.");

  private UnknownKey() {}

  /** One clause that names the key and the nearest one that there is. */
  static String message(String name) {
    if (LATER.contains(name) || LATER_GROUPS.stream().anyMatch(name::startsWith)) {
      return "the setting " + name + " is not in this version";
    }
    return "there is no setting \"" + name + "\"" + Nearest.hint(name, Keys.all().keySet());
  }
}
