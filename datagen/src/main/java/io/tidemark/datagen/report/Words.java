package io.tidemark.datagen.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and lists as the page shows them. */
final class Words {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code postgres_accounts} as {@code Postgres accounts}. */
  static String title(String name) {
    if (name.equals("gc")) {
      return "Garbage collector";
    }
    String words = name.replace('_', ' ').replace('-', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** A moment; as it stands if it is none. */
  static String moment(String iso) {
    if (iso == null) {
      return Units.ABSENT;
    }
    try {
      return MINUTES.format(Instant.parse(iso));
    } catch (DateTimeParseException e) {
      return iso;
    }
  }

  /** {@code a 1 · b 2}; {@code -} if there is none. */
  static String list(Map<String, String> entries) {
    return entries == null || entries.isEmpty()
        ? Units.ABSENT
        : entries.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(" · "));
  }

  /** Counts by name, those that are 0 left out. */
  static String counts(Map<String, Long> counts) {
    return counts == null
        ? Units.ABSENT
        : list(
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() != null && entry.getValue() != 0)
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey().replace('_', ' '),
                        entry -> Units.count((double) entry.getValue()))));
  }
}
