package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Limits that are watched, and which of them are breached. It never changes.
 *
 * @param row the limits
 * @param breached a bit for each kind, by its ordinal
 * @param alertedAt the cut of its last alert, µs; {@code Long.MIN_VALUE} if none
 */
public record Watched(LimitRow row, int breached, long alertedAt) {
  private static final int FORMAT = 1;

  /** Limits none of which is breached yet. */
  public static Watched of(LimitRow row) {
    return new Watched(row, 0, Account.NEVER);
  }

  /** The same breaches under other limits of the same account and symbol. */
  public Watched with(LimitRow other) {
    return new Watched(other, breached, alertedAt);
  }

  /** Whether there is nothing to watch and nothing to end any more. */
  public boolean isOver() {
    return row.isEmpty() && breached == 0;
  }

  /**
   * Compares with the figures of a cut. A figure that is not known leaves its breach as it is, but
   * for a limit that is gone. At a cut that has had its alert there is no other: what has changed
   * since is for the next cut, so that an alert is known by its cut.
   *
   * @param cut the cut, µs
   * @param out takes the breaches that begin and end
   */
  public Watched judge(LimitFigures figures, long cut, Consumer<Alert> out) {
    if (cut == alertedAt) {
      return this;
    }
    int now = breached;
    for (LimitRow.Kind kind : LimitRow.Kind.values()) {
      int bit = 1 << kind.ordinal();
      boolean was = (breached & bit) != 0;
      long limit = row.limit(kind);
      Money figure = figures.figure(kind);
      boolean is = was;
      if (limit == Fixed8.ABSENT) {
        is = false;
      } else if (figure != null) {
        is = figure.compareTo(Money.ofFixed8(limit)) > 0;
      }
      if (is != was) {
        now ^= bit;
        out.accept(alert(figures, kind, is, cut));
      }
    }
    return now == breached ? this : new Watched(row, now, cut);
  }

  private Alert alert(LimitFigures figures, LimitRow.Kind kind, boolean breach, long cut) {
    long limit = row.limit(kind);
    return new Alert(
        cut,
        row.account(),
        row.symbol(),
        kind,
        breach ? Alert.Status.BREACH : Alert.Status.CLEAR,
        figures.figure(kind),
        limit == Fixed8.ABSENT ? null : Money.ofFixed8(limit),
        kind == LimitRow.Kind.POSITION ? "" : figures.currency());
  }

  /** Writes it in the newest format. */
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(row.account(), out);
    Wire.writeString(row.symbol(), out);
    for (LimitRow.Kind kind : LimitRow.Kind.values()) {
      out.writeLong(row.limit(kind));
    }
    out.writeByte(breached);
    out.writeLong(alertedAt);
  }

  /** Reads any format that {@link #write} ever wrote. */
  public static Watched read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "watched limits");
    LimitRow row =
        new LimitRow(
            Wire.readString(in),
            Wire.readString(in),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong());
    return new Watched(row, in.readUnsignedByte(), in.readLong());
  }
}
