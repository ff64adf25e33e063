package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.LotMethod;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;

/** An account's terms, its balances by currency, and its record of valuations. */
public final class Account {
  private static final int FORMAT = 2;

  /** Before anything was applied, for times. */
  static final long NEVER = Long.MIN_VALUE;

  final AccountTerms terms;

  /** Whether the terms came from a row of its own, not from defaults. */
  final boolean listed;

  final TreeMap<String, Balance> balances = new TreeMap<>();

  /** The rate of each currency but the base, as of the last valuation. */
  final TreeMap<String, Rate> rates = new TreeMap<>();

  long version;
  long updatedAt = NEVER;
  long newestFill = NEVER;
  long forgottenTo = NEVER;
  long newestCash = NEVER;
  long cashForgottenTo = NEVER;

  /** The number from which a new position numbers its fills; above those of all that retired. */
  long nextSeries;

  long valuedAt = NEVER;
  Money highWaterMark;
  Money drawdown = Money.ZERO;

  /** Open positions whose mark is stale, and missing. */
  int stale;

  int missing;

  /** When the day of the last valuation began, and when it ends, µs. */
  long dayStart = NEVER;

  long dayEnd = NEVER;

  /** Whether the day's figures are not all 0. */
  boolean dayMoved;

  /** P&L at the start of the day. */
  DayFigures start = DayFigures.ZERO;

  /** P&L of the last valuation at which no mark and no rate was missing. */
  DayFigures whole = DayFigures.ZERO;

  /** By currency, what busts and corrections of fills of earlier days realized on this day. */
  final TreeMap<String, Money> adjustments = new TreeMap<>();

  Account(AccountTerms terms, boolean listed) {
    this.terms = terms;
    this.listed = listed;
    highWaterMark = openingCash();
    balances.put(terms.baseCurrency(), Balance.opening(openingCash()));
  }

  Money openingCash() {
    return Money.ofFixed8(terms.openingCash());
  }

  Balance balance(String currency) {
    Balance balance = balances.get(currency);
    return balance == null ? Balance.opening(Money.ZERO) : balance;
  }

  /** One unit of a currency in base, as of the last valuation. */
  Rate rate(String currency) {
    return currency.equals(terms.baseCurrency())
        ? Rate.ONE
        : rates.getOrDefault(currency, Rate.NONE);
  }

  MarkStatus markStatus() {
    return missing > 0 ? MarkStatus.MISSING : stale > 0 ? MarkStatus.STALE : MarkStatus.LIVE;
  }

  /** Its terms. */
  public AccountTerms terms() {
    return terms;
  }

  /** The cut it was last valued at, µs; {@code Long.MIN_VALUE} if never. */
  public long valuedAt() {
    return valuedAt;
  }

  /**
   * When the day ends whose figures are not all 0, so that the next cut has to begin another, µs;
   * {@code Long.MAX_VALUE} if they are.
   */
  public long dayEnds() {
    return dayMoved ? dayEnd : Long.MAX_VALUE;
  }

  /** The currencies it has touched, its base among them. */
  public Set<String> currencies() {
    return Collections.unmodifiableSet(balances.keySet());
  }

  /** One that can be changed without changing this one. */
  public Account copy() {
    Account copy = new Account(terms, listed);
    copy.balances.putAll(balances);
    copy.rates.putAll(rates);
    copy.version = version;
    copy.updatedAt = updatedAt;
    copy.newestFill = newestFill;
    copy.forgottenTo = forgottenTo;
    copy.newestCash = newestCash;
    copy.cashForgottenTo = cashForgottenTo;
    copy.nextSeries = nextSeries;
    copy.dayStart = dayStart;
    copy.dayEnd = dayEnd;
    copy.dayMoved = dayMoved;
    copy.start = start;
    copy.whole = whole;
    copy.adjustments.putAll(adjustments);
    copy.valuedAt = valuedAt;
    copy.highWaterMark = highWaterMark;
    copy.drawdown = drawdown;
    copy.stale = stale;
    copy.missing = missing;
    return copy;
  }

  /** Counts a position out of, or into, the open ones that lack a live mark. */
  void count(Position position, int by) {
    if (position.quantity() != 0) {
      stale += position.view.status() == MarkStatus.STALE ? by : 0;
      missing += position.view.status() == MarkStatus.MISSING ? by : 0;
    }
  }

  /** Writes it in the newest format. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(terms.account(), out);
    Wire.writeString(terms.baseCurrency(), out);
    out.writeByte(terms.lotMethod().ordinal());
    out.writeLong(terms.openingCash());
    out.writeInt(terms.dayStart().toSecondOfDay());
    Wire.writeString(terms.zone().getId(), out);
    out.writeBoolean(listed);
    out.writeInt(balances.size());
    for (var entry : balances.entrySet()) {
      Wire.writeString(entry.getKey(), out);
      entry.getValue().write(out);
    }
    out.writeInt(rates.size());
    for (var entry : rates.entrySet()) {
      Wire.writeString(entry.getKey(), out);
      entry.getValue().write(out);
    }
    out.writeLong(version);
    out.writeLong(updatedAt);
    out.writeLong(newestFill);
    out.writeLong(forgottenTo);
    out.writeLong(valuedAt);
    Wire.writeMoney(highWaterMark, out);
    Wire.writeMoney(drawdown, out);
    out.writeInt(stale);
    out.writeInt(missing);
    out.writeLong(newestCash);
    out.writeLong(cashForgottenTo);
    out.writeLong(nextSeries);
    out.writeLong(dayStart);
    out.writeLong(dayEnd);
    out.writeBoolean(dayMoved);
    start.write(out);
    whole.write(out);
    Wire.writeAmounts(adjustments, out);
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static Account read(DataInput in) throws IOException {
    int format = Wire.readVersion(in, FORMAT, "an account");
    AccountTerms terms =
        new AccountTerms(
            Wire.readString(in),
            Wire.readString(in),
            LotMethod.values()[in.readUnsignedByte()],
            in.readLong(),
            format == 1 ? LocalTime.MIDNIGHT : LocalTime.ofSecondOfDay(in.readInt()),
            ZoneId.of(format == 1 ? "UTC" : Wire.readString(in)));
    Account account = new Account(terms, in.readBoolean());
    int balances = in.readInt();
    for (int i = 0; i < balances; i++) {
      String currency = Wire.readString(in);
      account.balances.put(currency, Balance.read(in));
    }
    int rates = in.readInt();
    for (int i = 0; i < rates; i++) {
      String currency = Wire.readString(in);
      account.rates.put(currency, Rate.read(in));
    }
    account.version = in.readLong();
    account.updatedAt = in.readLong();
    account.newestFill = in.readLong();
    account.forgottenTo = in.readLong();
    account.valuedAt = in.readLong();
    account.highWaterMark = Wire.readMoney(in);
    account.drawdown = Wire.readMoney(in);
    account.stale = in.readInt();
    account.missing = in.readInt();
    if (format > 1) {
      account.readDay(in);
    } else {
      account.whole = Totals.of(account).figures(); // its first day begins with what it has
    }
    return account;
  }

  private void readDay(DataInput in) throws IOException {
    newestCash = in.readLong();
    cashForgottenTo = in.readLong();
    nextSeries = in.readLong();
    dayStart = in.readLong();
    dayEnd = in.readLong();
    dayMoved = in.readBoolean();
    start = DayFigures.read(in);
    whole = DayFigures.read(in);
    Wire.readAmounts(adjustments, in);
  }
}
