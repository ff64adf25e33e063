package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.converted;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;

import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures that limits are about, and the alerts they are to give, worked out anew. */
final class NaiveLimits {
  private final NaiveBooks books;
  private final Set<String> breached = new TreeSet<>();

  /** By symbol, the cut of the last alert. */
  private final Map<String, Long> alertedAt = new TreeMap<>();

  NaiveLimits(NaiveBooks books) {
    this.books = books;
  }

  /** The figures of an account, or of a symbol; none where one is not known. */
  Map<LimitRow.Kind, BigDecimal> figures(String symbol, long cut) {
    Map<LimitRow.Kind, BigDecimal> known = new EnumMap<>(LimitRow.Kind.class);
    if (symbol.isEmpty()) {
      putAccount(known, cut);
    } else {
      putSymbol(known, symbol, cut);
    }
    known.values().removeIf(Objects::isNull);
    return known;
  }

  private void putAccount(Map<LimitRow.Kind, BigDecimal> known, long cut) {
    NaiveSheet total = books.total(cut);
    if (total.whole()) {
      known.put(LimitRow.Kind.GROSS, total.gross);
      known.put(LimitRow.Kind.NET, total.net.abs());
      BigDecimal loss = books.start(cut).net().subtract(total.netPnl());
      known.put(LimitRow.Kind.DAY_LOSS, loss.max(ZERO));
      known.put(LimitRow.Kind.DRAWDOWN, books.drawdown);
    }
  }

  private void putSymbol(Map<LimitRow.Kind, BigDecimal> known, String symbol, long cut) {
    Map<String, BigDecimal> gross = new TreeMap<>();
    Map<String, BigDecimal> net = new TreeMap<>();
    BigDecimal units = ZERO;
    boolean marked = true;
    for (NaivePosition position : books.journal.positions.values()) {
      if (position.key.symbol().equals(symbol) && !position.flat()) {
        BigDecimal price = books.seen(position, cut).price();
        units = units.add(position.sum().quantity());
        marked &= price != null;
        gross.merge(position.terms.currency(), position.worth(price).abs(), BigDecimal::add);
        net.merge(position.terms.currency(), position.worth(price), BigDecimal::add);
      }
    }
    known.put(LimitRow.Kind.POSITION, units.abs());
    if (marked) {
      known.put(LimitRow.Kind.GROSS, inBase(gross, cut));
      BigDecimal signed = inBase(net, cut);
      known.put(LimitRow.Kind.NET, signed == null ? null : signed.abs());
    }
  }

  private BigDecimal inBase(Map<String, BigDecimal> amounts, long cut) {
    BigDecimal sum = ZERO;
    for (var entry : amounts.entrySet()) {
      var rate = books.rate(entry.getKey(), books.terms.baseCurrency(), cut);
      if (rate == null) {
        return null;
      }
      sum = sum.add(converted(entry.getValue(), rate));
    }
    return sum;
  }

  /** The alerts due now: symbol, kind, status, figure, limit. */
  List<String> judge(LimitRow row, long cut) {
    List<String> alerts = new ArrayList<>();
    if (alertedAt.getOrDefault(row.symbol(), Long.MIN_VALUE) == cut) {
      return alerts;
    }
    Map<LimitRow.Kind, BigDecimal> figures = figures(row.symbol(), cut);
    for (LimitRow.Kind kind : LimitRow.Kind.values()) {
      String id = row.symbol() + " " + kind;
      BigDecimal figure = figures.get(kind);
      boolean limited = row.limit(kind) != Fixed8.ABSENT;
      BigDecimal limit = limited ? decimal(row.limit(kind)) : null;
      if (!limited && breached.remove(id)) {
        alerts.add(text(id, "CLEAR", figure, null));
      } else if (limited && figure != null && figure.compareTo(limit) > 0 && breached.add(id)) {
        alerts.add(text(id, "BREACH", figure, limit));
      } else if (limited && figure != null && figure.compareTo(limit) <= 0 && breached.remove(id)) {
        alerts.add(text(id, "CLEAR", figure, limit));
      }
    }
    if (!alerts.isEmpty()) {
      alertedAt.put(row.symbol(), cut);
    }
    if (row.isEmpty()) {
      alertedAt.remove(row.symbol()); // all has ended
    }
    return alerts;
  }

  static String text(String id, String status, BigDecimal figure, BigDecimal limit) {
    return id + " " + status + " " + plain(figure) + " " + plain(limit);
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? "none" : amount.stripTrailingZeros().toPlainString();
  }
}
