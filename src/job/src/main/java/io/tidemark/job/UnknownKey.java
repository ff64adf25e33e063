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
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String known : Keys.all().keySet()) {
      int distance = distance(name, known);
      if (distance < least) {
        least = distance;
        nearest = known;
      }
    }
    // Past half the name, the nearest is no hint but a distraction.
    boolean near = least <= Math.max(2, name.length() / 2);
    return "there is no setting \"" + name + "\"" + (near ? "; did you mean " + nearest + "?" : "");
  }

  /** Letters to insert, delete or replace to make one of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
