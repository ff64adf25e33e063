package io.tidemark.job.kafka;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.job.read.Checks;
import io.tidemark.job.read.Names;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Takes the fields of an Avro record as {@link io.tidemark.job.read.CsvRow} takes those of a line:
 * null, and a text that is empty or only spaces, is blank. For one thread.
 */
final class WireFields {
  private final Names names = new Names();

  /** A name that comes again and again; "" if blank. BAD_NAME if it is none. */
  String name(String field, String text) {
    return isBlank(text) ? "" : names.get(field, text);
  }

  /** As {@link #name}; MISSING_FIELD if blank. */
  String requiredName(String field, String text) {
    require(field, isBlank(text) ? null : text);
    return names.get(field, text);
  }

  /** As {@link #name}, for one that hardly comes twice. */
  static String id(String field, String text) {
    return isBlank(text) ? "" : Names.check(field, text);
  }

  /** As {@link #id}; MISSING_FIELD if blank. */
  static String requiredId(String field, String text) {
    require(field, isBlank(text) ? null : text);
    return Names.check(field, text);
  }

  /** A key, which must be a name: MISSING_FIELD if blank, BAD_NAME if it is none. */
  static String key(byte[] key) {
    String name = key.length == 0 ? "" : Names.check("key", key, 0, key.length);
    return requiredId("key", name);
  }

  /** The text of a key that holds several names; BAD_NAME if it is not UTF-8. */
  static String text(byte[] key) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
    } catch (CharacterCodingException e) {
      throw new Rejected(Reason.BAD_NAME, "the key is not UTF-8");
    }
  }

  /** A currency code; "" if blank. BAD_NAME if it is none. */
  String currency(String field, String text) {
    return Checks.currency(field, name(field, text));
  }

  /** A number in its unit, {@link Fixed8#ABSENT} if null; BAD_NUMBER if it is that itself. */
  static long number(String field, Long units) {
    if (units == null) {
      return Fixed8.ABSENT;
    }
    if (units == Fixed8.ABSENT) {
      throw new Rejected(
          Reason.BAD_NUMBER, field + " " + units + " is out of range; it stands for no value");
    }
    return units;
  }

  /** An instant, µs; BAD_TIME if it is not of the years 0001 to 9999. */
  static long time(String field, Instant instant) {
    // Made from a long of µs, so it fits one.
    long ts = instant.getEpochSecond() * Times.SECOND + instant.getNano() / 1000;
    if (!Times.isInRange(ts)) {
      throw new Rejected(
          Reason.BAD_TIME,
          field + " " + ts + " µs is not in the years 0001 to 9999 of UTC; its unit is 1e-6 s");
    }
    return ts;
  }

  /** The engine's constant of the same name as the schema's; null if null. */
  static <E extends Enum<E>> E word(Class<E> type, Enum<?> word) {
    return word == null ? null : Enum.valueOf(type, word.name());
  }

  /** MISSING_FIELD if null. */
  static void require(String field, Object value) {
    if (value == null) {
      throw new Rejected(Reason.MISSING_FIELD, field + " is blank");
    }
  }

  private static boolean isBlank(String text) {
    if (text != null) {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) != ' ') {
          return false;
        }
      }
    }
    return true;
  }
}
