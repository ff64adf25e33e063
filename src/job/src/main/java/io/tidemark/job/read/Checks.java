package io.tidemark.job.read;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;

/** What the fields of a record must be, whatever format it came in. */
public final class Checks {
  private static final int LONGEST_CURRENCY = 12;
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private Checks() {}

  /**
   * A size or a limit, units of 1e-8 or absent.
   *
   * @throws Rejected OUT_OF_RANGE if it is below 0
   */
  public static long notNegative(String column, long units) {
    if (units < 0 && units != Fixed8.ABSENT) {
      throw new Rejected(Reason.OUT_OF_RANGE, column + " " + Fixed8.print(units) + " is below 0");
    }
    return units;
  }

  /**
   * A number in units of 10^-places, or absent.
   *
   * @throws Rejected OUT_OF_RANGE if it is not above 0
   */
  public static long positive(String column, long units, int places) {
    if (units <= 0 && units != Fixed8.ABSENT) {
      throw new Rejected(
          Reason.OUT_OF_RANGE, column + " " + Fixed8.print(units, places) + " is not above 0");
    }
    return units;
  }

  /**
   * The amount of a cash event, units of 1e-8.
   *
   * @throws Rejected OUT_OF_RANGE if its kind wants it above 0 and it is not
   */
  public static long amount(long amount, CashEvent.Kind kind) {
    boolean unsigned =
        kind == CashEvent.Kind.DEPOSIT
            || kind == CashEvent.Kind.WITHDRAWAL
            || kind == CashEvent.Kind.FEE;
    if (amount <= 0 && unsigned) {
      throw new Rejected(
          Reason.OUT_OF_RANGE,
          "amount " + Fixed8.print(amount) + " of a " + kind + " is not above 0");
    }
    return amount;
  }

  /**
   * Limits, of which each is one that its scope can have.
   *
   * @throws Rejected OUT_OF_RANGE if a symbol's has one of a whole account, or the other way round
   */
  public static LimitRow limits(LimitRow row) {
    if (row.symbol().isEmpty()) {
      if (row.position() != Fixed8.ABSENT) {
        throw new Rejected(
            Reason.OUT_OF_RANGE, "position is a limit of one symbol, and symbol is blank");
      }
    } else if (row.dayLoss() != Fixed8.ABSENT || row.drawdown() != Fixed8.ABSENT) {
      throw new Rejected(
          Reason.OUT_OF_RANGE,
          (row.dayLoss() != Fixed8.ABSENT ? "day_loss" : "drawdown")
              + " is a limit of a whole account, and symbol is "
              + row.symbol());
    }
    return row;
  }

  /**
   * A local time at which days begin.
   *
   * @throws Rejected BAD_TIME if it is neither HH:MM nor HH:MM:SS
   */
  public static LocalTime timeOfDay(String column, String text) {
    if (!TIME_OF_DAY.matcher(text).matches()) {
      throw new Rejected(
          Reason.BAD_TIME,
          column + " \"" + text + "\" is no time of day such as 17:00 or 17:00:30");
    }
    return LocalTime.parse(text);
  }

  /**
   * A time zone by its name in the IANA database.
   *
   * @throws Rejected UNKNOWN_VALUE if there is none of this name
   */
  public static ZoneId zone(String column, String name) {
    if (!ZONES.contains(name)) {
      throw new Rejected(
          Reason.UNKNOWN_VALUE,
          column + " \"" + name + "\" is no IANA time zone such as America/New_York or UTC");
    }
    return ZoneId.of(name);
  }

  /**
   * A currency code, or "".
   *
   * @throws Rejected BAD_NAME if it is anything but 1 to 12 upper-case letters and digits
   */
  public static String currency(String column, String code) {
    boolean good = code.length() <= LONGEST_CURRENCY;
    boolean lower = false;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      lower |= c >= 'a' && c <= 'z';
      good &= (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    if (!good) {
      throw new Rejected(
          Reason.BAD_NAME,
          column
              + " \""
              + code
              + "\" is no currency code of 1 to 12 upper-case letters and digits"
              + (lower ? "; write it in upper case" : ""));
    }
    return code;
  }

  /**
   * Refuses a tick that says nothing, or a size without its price. A quote's size of 0 withdraws
   * its side and needs no price; any other size does.
   *
   * @throws Rejected EMPTY_TICK
   */
  public static void holdsSomething(Tick tick) {
    boolean bid = tick.bid != Fixed8.ABSENT || withdraws("bid", tick.bidSize);
    boolean ask = tick.ask != Fixed8.ABSENT || withdraws("ask", tick.askSize);
    boolean last = tick.last != Fixed8.ABSENT;
    if (!last && tick.lastSize != Fixed8.ABSENT) {
      throw withoutPrice("last");
    }
    if (!bid && !ask && !last) {
      throw new Rejected(Reason.EMPTY_TICK, "bid, ask and last are all blank");
    }
  }

  private static boolean withdraws(String side, long size) {
    if (size != 0 && size != Fixed8.ABSENT) {
      throw withoutPrice(side);
    }
    return size == 0;
  }

  private static Rejected withoutPrice(String side) {
    return new Rejected(Reason.EMPTY_TICK, side + "_size is given and " + side + " is blank");
  }
}
