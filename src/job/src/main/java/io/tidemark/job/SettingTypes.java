package io.tidemark.job;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Intervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The types that settings have. Each method makes one setting of a type with its bounds. */
final class SettingTypes {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{1,12}");

  private SettingTypes() {}

  /** A whole number from {@code min} to {@code max}. */
  static Setting<Integer> whole(String name, int def, int min, int max, String doc) {
    return new Setting<>(
        name,
        Integer.toString(def),
        "a whole number from " + min + " to " + max,
        doc,
        text -> {
          if (!text.matches("-?[0-9]{1,9}")) {
            throw new IllegalArgumentException();
          }
          int value = Integer.parseInt(text);
          check(value >= min && value <= max);
          return value;
        });
  }

  /** {@code true} or {@code false}. */
  static Setting<Boolean> flag(String name, boolean def, String doc) {
    return new Setting<>(
        name,
        Boolean.toString(def),
        "true or false",
        doc,
        text -> {
          check(text.equals("true") || text.equals("false"));
          return text.equals("true");
        });
  }

  /** A length of time in µs, a whole number of milliseconds within bounds. */
  static Setting<Long> interval(String name, String def, String min, String max, String doc) {
    return new Setting<>(
        name,
        def,
        "a length of time such as " + def + ", from " + min + " to " + max,
        doc,
        text -> bounded(text, micros(min), micros(max)));
  }

  /** As {@link #interval}, or 0 for off, which is the default. */
  static Setting<Long> intervalOrOff(String name, String min, String max, String doc) {
    return new Setting<>(
        name,
        "0",
        "0 (off) or a length of time such as 10s, from " + min + " to " + max,
        doc,
        text -> micros(text) == 0 ? 0L : bounded(text, micros(min), micros(max)));
  }

  /** A comma list of at least one length of time in µs, each once, shortest first. */
  static Setting<List<Long>> intervals(
      String name, String def, String min, String max, String doc) {
    return new Setting<>(
        name,
        def,
        "a comma list of lengths of time such as 1m,5m, each from " + min + " to " + max,
        doc,
        text -> {
          List<Long> values = new ArrayList<>();
          for (String word : words(text)) {
            long value = bounded(word, micros(min), micros(max));
            check(!values.contains(value));
            values.add(value);
          }
          check(!values.isEmpty());
          values.sort(null);
          return List.copyOf(values);
        });
  }

  /** One of some words. */
  static Setting<String> word(String name, String def, List<String> words, String doc) {
    return new Setting<>(
        name,
        def,
        "one of " + String.join(", ", words),
        doc,
        text -> {
          check(words.contains(text));
          return text;
        });
  }

  /** One constant of an enum. */
  static <E extends Enum<E>> Setting<E> constant(String name, E def, String doc) {
    Class<E> type = def.getDeclaringClass();
    return new Setting<>(
        name,
        def.name(),
        "one of " + names(type),
        doc,
        text -> Enum.valueOf(type, checked(text, names(type))));
  }

  /** A decimal in units of 1e-8 within bounds. */
  static Setting<Long> decimal(String name, String def, String min, String max, String doc) {
    return new Setting<>(
        name,
        def,
        "a number from " + min + " to " + max + " with at most 8 decimals",
        doc,
        text -> {
          long value = fixed8(text);
          check(value >= fixed8(min) && value <= fixed8(max));
          return value;
        });
  }

  /** A currency code. */
  static Setting<String> currency(String name, String def, String doc) {
    return new Setting<>(
        name,
        def,
        "a currency code of 1 to 12 upper-case letters and digits",
        doc,
        text -> {
          check(CURRENCY.matcher(text).matches());
          return text;
        });
  }

  /** A secret, which is never given itself but by where it is. */
  static Setting<Secret> secret(String name, String doc) {
    return new Setting<>(
            name,
            "",
            "env:NAME or file:PATH: where the secret is, not the secret itself",
            doc + ": env:NAME or file:PATH, never the secret itself",
            Secret::parse)
        .unshown();
  }

  /** The text if it matches. */
  static String matching(String text, String pattern) {
    check(text.matches(pattern));
    return text;
  }

  /** Anything that a parser of its own accepts. */
  static <T> Setting<T> other(
      String name, String def, String accepts, String doc, Function<String, T> parser) {
    return new Setting<>(name, def, accepts, doc, parser);
  }

  /** The words of a comma list, none of them blank; none of a blank text. */
  static List<String> words(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      check(!word.isBlank());
      words.add(word.strip());
    }
    return words;
  }

  static void check(boolean accepted) {
    if (!accepted) {
      throw new IllegalArgumentException();
    }
  }

  private static long bounded(String text, long min, long max) {
    long value = micros(text);
    check(value >= min && value <= max && value % 1000 == 0);
    return value;
  }

  private static long micros(String text) {
    if (text.matches("0(ms|s|m|h|d)?")) {
      return 0;
    }
    try {
      return Intervals.parse(text);
    } catch (IllegalArgumentException e) {
      // Its own message would repeat what the setting says that it accepts.
      throw new IllegalArgumentException(null, e);
    }
  }

  /** A decimal in units of 1e-8. */
  static long fixed8(String text) {
    try {
      return Fixed8.parse(text);
    } catch (Rejected e) {
      throw new IllegalArgumentException(null, e);
    }
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return String.join(
        ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
  }

  /** Gives the hint that a word would be one in upper case; the rest is left to the caller. */
  private static String checked(String text, String names) {
    if (!List.of(names.split(", ")).contains(text)) {
      boolean upper = List.of(names.split(", ")).contains(text.toUpperCase(Locale.ROOT));
      throw upper
          ? new IllegalArgumentException("write it in upper case")
          : new IllegalArgumentException();
    }
    return text;
  }
}
