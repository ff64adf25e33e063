package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Instruments and accounts, read whole; the first row of a key stands until it is deleted. */
final class Reference {
  /** Turns a row into what it says. */
  private interface Parser<T> {
    T parse(CsvRow row) throws Unusable;
  }

  final Source instrumentSource;
  final Source accountSource;
  private final Map<String, Instrument> instruments;
  private final Map<String, AccountRow> accounts;

  Reference(List<Feed> instrumentFeeds, List<Feed> accountFeeds, Table deadLetters) {
    instrumentSource = new Source("instruments", deadLetters);
    accountSource = new Source("accounts", deadLetters);
    instruments = read(instrumentFeeds, instrumentSource, Instrument::parse, Instrument::symbol);
    accounts = read(accountFeeds, accountSource, AccountRow::parse, AccountRow::account);
  }

  Instrument instrument(String symbol) {
    Instrument row = instruments.get(symbol);
    return row == null ? Instrument.byDefault(symbol) : row;
  }

  /** Whether the symbol has a row. */
  boolean lists(String symbol) {
    return instruments.containsKey(symbol);
  }

  /** Whether quotes of the symbol may convert currencies. */
  boolean givesRate(String symbol) {
    Instrument row = instruments.get(symbol);
    return row != null && row.givesRate();
  }

  /** The accounts that have a row. */
  Map<String, AccountRow> accounts() {
    return accounts;
  }

  /** An account's row, or what stands for it. */
  AccountRow account(String name) {
    AccountRow row = accounts.get(name);
    return row == null ? AccountRow.byDefault(name) : row;
  }

  private static <T> Map<String, T> read(
      List<Feed> feeds, Source source, Parser<T> parser, Function<T, String> keyOf) {
    Map<String, T> rows = new TreeMap<>();
    for (Feed feed : feeds) {
      for (Feed.Entry entry = feed.next(); entry != null; entry = feed.next()) {
        source.counts.read();
        try {
          if (applies(entry, rows, parser, keyOf)) {
            source.counts.used(false);
          } else {
            source.counts.repeated();
          }
        } catch (Unusable e) {
          source.dead(entry.place(), e.getMessage());
        }
      }
    }
    return rows;
  }

  /** Whether a record says anything new. */
  private static <T> boolean applies(
      Feed.Entry entry, Map<String, T> rows, Parser<T> parser, Function<T, String> keyOf)
      throws Unusable {
    if (entry.fault() != null) {
      throw new Unusable(entry.fault());
    }
    if (entry.deleted() != null) {
      return rows.remove(entry.deleted()) != null;
    }
    T parsed = parser.parse(entry.row());
    T before = rows.putIfAbsent(keyOf.apply(parsed), parsed);
    if (before != null && !before.equals(parsed)) {
      throw new Unusable("REFERENCE_CHANGED");
    }
    return before == null;
  }
}
