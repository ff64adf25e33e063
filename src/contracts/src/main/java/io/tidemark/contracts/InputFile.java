package io.tidemark.contracts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of input. Their names in lower case, with hyphens, stand in options, counts and dead
 * letters.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
public enum InputFile {
  TICKS(Columns.TICKS, List.of("ts", "symbol")),
  TRADES(
      Columns.TRADES, List.of("ts", "trade_id", "account", "symbol", "side", "quantity", "price")),
  INSTRUMENTS(Columns.INSTRUMENTS, List.of("symbol")),
  ACCOUNTS(Columns.ACCOUNTS, List.of("account")),
  CASH(Columns.CASH, List.of("ts", "event_id", "account", "currency", "amount", "kind")),
  LIMITS(Columns.LIMITS, List.of("account")),
  /** A topic only: the rules of a replay come from the file that a setting names. */
  SIGNAL_RULES(List.of(), List.of());

  private static final List<InputFile> FILES =
      Arrays.stream(values()).filter(input -> !input.columns.isEmpty()).toList();

  private final List<String> columns;
  private final List<String> required;
  private final String source;

  InputFile(List<String> columns, List<String> required) {
    this.columns = columns;
    this.required = required;
    this.source = name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kinds that a replay reads from files; the others are topics only. */
  public static List<InputFile> files() {
    return FILES;
  }

  /** All columns that a header of this kind may hold. */
  public List<String> columns() {
    return columns;
  }

  /** The columns that a header of this kind must hold. */
  public List<String> required() {
    return required;
  }

  /** Whether it is reference data, which has no time and is read before anything else. */
  public boolean isReference() {
    return switch (this) {
      case TICKS, TRADES, CASH -> false;
      case INSTRUMENTS, ACCOUNTS, LIMITS, SIGNAL_RULES -> true;
    };
  }

  /** The kind's name in options, counts and dead letters: {@code ticks}, {@code trades}, … */
  public String source() {
    return source;
  }
}
