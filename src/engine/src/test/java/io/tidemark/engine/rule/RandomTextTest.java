package io.tidemark.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever stands in a rule, it is read or it is refused in one line. */
class RandomTextTest {
  private static final int TEXTS = Boolean.getBoolean("tidemark.full") ? 2_000_000 : 50_000;
  private static final long SEED = Long.getLong("tidemark.seed", 20_261_130);
  private static final String[] WORDS = {
    "close",
    "open",
    "bid",
    "ask",
    "spread",
    "ema_3",
    "macd",
    "bollinger_upper_20_2.5",
    "vwap",
    "mid_roc_5s",
    "realized_vol_60s",
    "mid_momentum_3t",
    "@1m",
    "@",
    "[1]",
    "[0]",
    "[",
    "]",
    "<",
    "<=",
    ">",
    ">=",
    "crosses",
    "above",
    "below",
    "and",
    "then",
    "within",
    "bars",
    "bar",
    "3",
    "0.5",
    "5s",
    "1m",
    "-",
    "+",
    "*",
    ".",
    "_",
    "min(",
    "bid_size",
    ",",
    ")",
    "e",
    "99999999999",
    "999999999999999999999",
    "0",
    "00",
    "us",
    "ä",
    "\u0000",
    "\n",
    "\ud800",
    "tick",
    "edge",
    "="
  };

  @Test
  void neverThrowsAnythingElse() {
    SplittableRandom random = new SplittableRandom(SEED);
    int read = 0;
    for (int i = 0; i < TEXTS; i++) {
      String buy = random.nextBoolean() ? words(random) : likely(random);
      String on = random.nextInt(3) > 0 ? null : words(random);
      String size = random.nextInt(3) > 0 ? null : words(random);
      String cooldown = random.nextInt(3) > 0 ? null : words(random);
      RuleText text =
          new RuleText("r", null, on, List.of(), List.of(), buy, null, null, cooldown, size, true);
      try {
        Rule rule = RuleParser.parse(text, 60_000_000L);
        read++;
        String what = "seed " + SEED + ": " + text;
        RuleText again =
            new RuleText(
                "r",
                null,
                rule.onTicks() ? "tick" : on,
                List.of(),
                List.of(),
                buy,
                null,
                null,
                null,
                null,
                true);
        assertThat(RuleParser.parse(again, 60_000_000L).buy().text())
            .as(what)
            .isEqualTo(rule.buy().text());
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage())
            .as("seed %d: %s", SEED, text)
            .startsWith("rule r")
            .doesNotContain("\n");
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + SEED + ": " + text, e);
      }
    }
    assertThat(read).as("rules that were read").isGreaterThan(TEXTS / 100);
  }

  private static String words(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(4) > 0 ? " " : "");
    }
    return text.toString();
  }

  /** Something that can be read, now and then with a word too many. */
  private static String likely(SplittableRandom random) {
    String[] values = {"close", "bid", "2 * ema_3", "spread", "macd@5m[1]", "- 0.5", "mid_roc_5s"};
    String[] ops = {"<", ">=", "crosses above"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      text.append(values[random.nextInt(values.length)])
          .append(random.nextInt(9) == 0 ? WORDS[random.nextInt(WORDS.length)] : " ")
          .append(ops[random.nextInt(ops.length)])
          .append(' ')
          .append(values[random.nextInt(values.length)])
          .append(i > 1 ? " and " : "");
    }
    return text.toString();
  }
}
