package io.tidemark.contracts;

import io.tidemark.wire.Account;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.Bar;
import io.tidemark.wire.BarPartial;
import io.tidemark.wire.Cash;
import io.tidemark.wire.Fill;
import io.tidemark.wire.Indicator;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Limit;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import io.tidemark.wire.SignalRule;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import java.util.Locale;
import org.apache.avro.Schema;

/** The topics. Keys are UTF-8 text; what they hold stands in each schema's doc. */
@SuppressWarnings("ImmutableEnumChecker") // A schema is not changed after it was made.
public enum Topic {
  TICKS(true, false, Tick.SCHEMA$),
  TRADES(true, false, Trade.SCHEMA$),
  CASH(true, false, Cash.SCHEMA$),
  INSTRUMENTS(true, true, Instrument.SCHEMA$),
  ACCOUNTS(true, true, Account.SCHEMA$),
  POSITIONS(false, true, Position.SCHEMA$),
  ACCOUNTS_PNL(false, true, AccountPnl.SCHEMA$),
  SIGNALS(false, false, Signal.SCHEMA$),
  BARS(false, false, Bar.SCHEMA$),
  INDICATORS(false, false, Indicator.SCHEMA$),
  /** The original key and bytes; source, place, reason and detail as headers. */
  DEAD_LETTERS(false, false, null),
  LIMITS(true, true, Limit.SCHEMA$),
  FILLS(false, false, Fill.SCHEMA$),
  ALERTS(false, false, Alert.SCHEMA$),
  SIGNAL_RULES(true, true, SignalRule.SCHEMA$),
  BARS_PARTIAL(false, false, BarPartial.SCHEMA$);

  private final boolean input;
  private final boolean compacted;
  private final Schema schema;

  Topic(boolean input, boolean compacted, Schema schema) {
    this.input = input;
    this.compacted = compacted;
    this.schema = schema;
  }

  /** Its name without a prefix: {@code ticks}, {@code accounts-pnl}, … */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name behind the prefix {@code topics.prefix}, which may be "". */
  public String name(String prefix) {
    return prefix + suffix();
  }

  /** Whether Tidemark reads it. */
  public boolean isInput() {
    return input;
  }

  /** Whether only the last record of a key is kept. */
  public boolean isCompacted() {
    return compacted;
  }

  /** The schema of its values; null for dead letters, which are as they came. */
  public Schema schema() {
    return schema;
  }
}
