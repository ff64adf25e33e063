package io.tidemark.engine.rule;

import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.rule.Rule.Emit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Makes rules of their texts. */
public final class RuleParser {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
  private static final int MOST_SYMBOLS = 10_000;

  /** How much of what was written a message shows. */
  private static final int LONGEST_WORD = 40;

  private static final int LONGEST_REASON = 500;

  private RuleParser() {}

  /**
   * The rule of a text, enabled or not.
   *
   * @param text what was written
   * @param interval length of the bars that the indicators run on where nothing else is said, µs
   * @throws IllegalArgumentException if it cannot be used; the message names the rule and the field
   */
  public static Rule parse(RuleText text, long interval) {
    String name = text.name() == null ? "" : text.name();
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a rule's name is 1 to 64 letters, digits, _ . and -, not \"" + clipped(name) + "\"");
    }
    String kind = blank(text.kind()) ? name : text.kind();
    if (!isName(kind)) {
      throw in(name, "kind", "1 to 64 letters, digits, _ . and - are accepted");
    }
    if (blank(text.buy()) && blank(text.sell())) {
      throw new IllegalArgumentException("rule " + name + " has neither buy nor sell");
    }
    boolean ofTicks = isOfTicks(name, "buy", text.buy()) || isOfTicks(name, "sell", text.sell());
    long on = field(name, "on", () -> on(text.on(), ofTicks, interval));
    boolean ticks = on == Rule.TICK;
    long bars = ticks ? interval : on;
    Condition buy =
        blank(text.buy())
            ? null
            : field(name, "buy", () -> ConditionParser.parse(text.buy(), bars, ticks));
    Condition sell =
        blank(text.sell())
            ? null
            : field(name, "sell", () -> ConditionParser.parse(text.sell(), bars, ticks));
    Size size = blank(text.size()) ? null : field(name, "size", () -> size(text.size(), ticks));
    return new Rule(
        name,
        kind,
        on,
        field(name, "classes", () -> classes(text.classes())),
        field(name, "symbols", () -> symbols(text.symbols())),
        buy,
        sell,
        field(name, "emit", () -> emit(text.emit())),
        field(name, "cooldown", () -> cooldown(text.cooldown())),
        size);
  }

  /** Whether a rule can have this name. */
  public static boolean isName(String name) {
    return name.matches(NAME);
  }

  private static boolean isOfTicks(String rule, String field, String condition) {
    return !blank(condition) && field(rule, field, () -> ConditionParser.isOfTicks(condition));
  }

  private static long on(String text, boolean ofTicks, long interval) {
    if (blank(text)) {
      return ofTicks ? Rule.TICK : interval;
    }
    return text.equals("tick") ? Rule.TICK : BarLength.parse(text);
  }

  private static Size size(String text, boolean ticks) {
    Size size = Size.parse(text);
    if (size.limit() != null && !ticks) {
      throw new IllegalArgumentException(
          size.limit().text() + " is a value of ticks; a rule on bars takes a number");
    }
    return size;
  }

  private static Set<AssetClass> classes(List<String> words) {
    EnumSet<AssetClass> classes = EnumSet.noneOf(AssetClass.class);
    for (String word : words) {
      try {
        classes.add(AssetClass.valueOf(word));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "\"" + clipped(word) + "\" is none of " + Arrays.toString(AssetClass.values()), e);
      }
    }
    return classes;
  }

  private static Set<String> symbols(List<String> names) {
    if (names.size() > MOST_SYMBOLS) {
      throw new IllegalArgumentException("more than " + MOST_SYMBOLS + " symbols");
    }
    for (String name : names) {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a symbol is blank");
      }
    }
    return new HashSet<>(names);
  }

  private static Emit emit(String text) {
    if (blank(text)) {
      return Emit.EDGE;
    }
    for (Emit emit : Emit.values()) {
      if (emit.name().toLowerCase(Locale.ROOT).equals(text)) {
        return emit;
      }
    }
    throw new IllegalArgumentException("\"" + clipped(text) + "\" is neither edge nor every");
  }

  private static long cooldown(String text) {
    return blank(text) || text.matches("0(ms|s|m|h|d)?") ? 0 : Intervals.parse(text);
  }

  private static <T> T field(String rule, String field, Supplier<T> parser) {
    try {
      return parser.get();
    } catch (IllegalArgumentException e) {
      throw in(rule, field, e.getMessage());
    }
  }

  private static IllegalArgumentException in(String rule, String field, String what) {
    return new IllegalArgumentException(
        "rule " + rule + ", " + field + ": " + clipped(what, LONGEST_REASON));
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String clipped(String text) {
    return clipped(text, LONGEST_WORD);
  }

  private static String clipped(String text, int most) {
    String shown = text.length() > most ? text.substring(0, most) + "…" : text;
    return shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?"); // of a topic, it may be anybody's
  }
}
