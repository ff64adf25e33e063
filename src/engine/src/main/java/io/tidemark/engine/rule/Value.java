package io.tidemark.engine.rule;

import io.tidemark.engine.num.Intervals;
import io.tidemark.engine.study.StudyName;
import java.io.Serializable;
import java.util.Locale;

/** What a rule can look at. An exact value is a whole number of 1e-8, any other one a double. */
public sealed interface Value extends Serializable {
  /** Whether it is a whole number of 1e-8. */
  boolean exact();

  /** Whether it is known of ticks only, so that a rule on bars cannot use it. */
  boolean ofTicks();

  /** How it is written in a condition. */
  String text();

  /** The number one, which makes a constant of its factor. */
  enum One implements Value {
    ONE;

    @Override
    public boolean exact() {
      return true;
    }

    @Override
    public boolean ofTicks() {
      return false;
    }

    @Override
    public String text() {
      return "1";
    }
  }

  /** Of the consolidated quote and the prints, after a tick. */
  enum Quote implements Value {
    BID(true),
    ASK(true),
    BID_SIZE(true),
    ASK_SIZE(true),
    /** (bid + ask) ÷ 2, HALF_EVEN at 8 places. */
    MID(true),
    /** (bid size − ask size) ÷ (bid size + ask size), from −1 to 1. */
    IMBALANCE(false),
    /** (ask × bid size + bid × ask size) ÷ (bid size + ask size). */
    MICRO_PRICE(false),
    /** The newest print. */
    LAST(true),
    /** The size of the print that the tick itself brought. */
    LAST_SIZE(true);

    private final boolean exact;

    Quote(boolean exact) {
      this.exact = exact;
    }

    @Override
    public boolean exact() {
      return exact;
    }

    @Override
    public boolean ofTicks() {
      return true;
    }

    @Override
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is made of the mids of the quotes so far. */
  enum MidKind {
    /** The mid less an earlier one. */
    MID_MOMENTUM,
    /** The mid by an earlier one, less one, in percent. */
    MID_ROC,
    /** The root of the sum of squared log returns. */
    REALIZED_VOL
  }

  /**
   * A value of the mids so far.
   *
   * @param kind what it is
   * @param length how far it reaches back: so many mids, or µs
   * @param time whether the length is a time
   */
  record Mids(MidKind kind, long length, boolean time) implements Value {
    /** Most mids that one can reach back. */
    public static final long MOST_TICKS = 1_000;

    /** Longest time that one can reach back, µs: a day. */
    public static final long LONGEST = 86_400_000_000L;

    @Override
    public boolean exact() {
      return false;
    }

    @Override
    public boolean ofTicks() {
      return true;
    }

    @Override
    public String text() {
      return kind.name().toLowerCase(Locale.ROOT)
          + '_'
          + (time ? Intervals.print(length) : length + "t");
    }
  }

  /** A field of a closed bar. */
  enum Field {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    BAR_VWAP,
    TICKS
  }

  /**
   * A field of the newest closed bar.
   *
   * @param interval length of the bar, µs
   * @param field which
   * @param before whether the bar before the newest one is meant
   */
  record BarField(long interval, Field field, boolean before) implements Value {
    @Override
    public boolean exact() {
      return field.ordinal() <= Field.CLOSE.ordinal();
    }

    @Override
    public boolean ofTicks() {
      return false;
    }

    @Override
    public String text() {
      return field.name().toLowerCase(Locale.ROOT)
          + '@'
          + Intervals.print(interval)
          + (before ? "[1]" : "");
    }
  }

  /**
   * An indicator at the newest closed bar.
   *
   * @param interval length of the bars that it runs on, µs
   * @param name the indicator
   * @param before whether its value at the bar before the newest one is meant
   */
  record Line(long interval, StudyName name, boolean before) implements Value {
    @Override
    public boolean exact() {
      return false;
    }

    @Override
    public boolean ofTicks() {
      return false;
    }

    @Override
    public String text() {
      return name.key()
          + '.'
          + name.line()
          + '@'
          + Intervals.print(interval)
          + (before ? "[1]" : "");
    }
  }
}
