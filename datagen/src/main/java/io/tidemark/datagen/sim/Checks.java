package io.tidemark.datagen.sim;

import java.time.Duration;

/** Checks of options, each with its one line. */
final class Checks {
  private Checks() {}

  static void present(String name, Object value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must be given");
    }
  }

  static void between(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s %s must be between %s and %s"
              .formatted(name, number(value), number(least), number(most)));
    }
  }

  static void above0(String name, Duration value) {
    present(name, value);
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("%s %s must be above 0".formatted(name, value));
    }
  }

  static void notBefore0(String name, Duration value) {
    present(name, value);
    if (value.isNegative()) {
      throw new IllegalArgumentException("%s %s must not be below 0".formatted(name, value));
    }
  }

  static void text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " must be given");
    }
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
