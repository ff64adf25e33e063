package io.tidemark.contracts;

import java.util.List;
import java.util.Locale;

/** The CSV files that a replay writes. */
@SuppressWarnings("ImmutableEnumChecker") // The lists are made by List.of.
public enum OutputFile {
  POSITIONS(Columns.POSITIONS),
  ACCOUNTS(Columns.ACCOUNT_PNL),
  BALANCES(Columns.BALANCES),
  FILLS(Columns.FILLS),
  ALERTS(Columns.ALERTS),
  SIGNALS(Columns.SIGNALS),
  INDICATORS(Columns.INDICATORS),
  BARS(Columns.BARS),
  DEAD_LETTERS(Columns.DEAD_LETTERS),
  /** Every version of each position; written only when asked for. */
  POSITIONS_LOG(Columns.POSITIONS),
  /** Every version of each account; written only when asked for. */
  ACCOUNTS_LOG(Columns.ACCOUNT_PNL),
  /** Bars that are still open; written only with the setting {@code bars.partial}. */
  BARS_PARTIAL(Columns.BARS_PARTIAL);

  private final List<String> columns;

  OutputFile(List<String> columns) {
    this.columns = columns;
  }

  /** The columns, in the order of the file. */
  public List<String> columns() {
    return columns;
  }

  /** The file's name without its extension, which is also the name of its folder of parts. */
  public String stem() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The file's name. */
  public String fileName() {
    return stem() + ".csv";
  }

  /** Whether the file is written only with {@code --changelog}. */
  public boolean changelogOnly() {
    return this == POSITIONS_LOG || this == ACCOUNTS_LOG;
  }
}
