package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.converted;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;

import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The figures that limits are about, and the alerts they are to give, worked out anew. */
final class NaiveLimits {
  private final NaiveBooks books;
  private final Set<String> breached = new TreeSet<>();

  NaiveLimits(NaiveBooks books) {
    this.books = books;
  }

  /** A figure; null where it is not known. */
  BigDecimal figure(String symbol, LimitRow.Kind kind, long cut) {
    return symbol.isEmpty() ? ofAccount(kind, cut) : ofSymbol(symbol, kind, cut);
  }

  private BigDecimal ofAccount(LimitRow.Kind kind, long cut) {
    NaiveSheet total = books.total(cut);
    if (!total.whole()) {
      return null;
    }
    return switch (kind) {
      case GROSS -> total.gross;
      case NET -> total.net.abs();
      case POSITION -> null;
      case DAY_LOSS -> books.start(cut).net().subtract(total.netPnl()).max(ZERO);
      case DRAWDOWN -> books.drawdown;
    };
  }

  private BigDecimal ofSymbol(String symbol, LimitRow.Kind kind, long cut) {
    Map<String, BigDecimal> gross = new TreeMap<>();
    Map<String, BigDecimal> net = new TreeMap<>();
    BigDecimal units = ZERO;
    boolean known = true;
    for (NaivePosition position : books.journal.positions.values()) {
      if (position.key.symbol().equals(symbol) && !position.flat()) {
        BigDecimal price = books.seen(position, cut).price();
        units = units.add(position.sum().quantity());
        known &= price != null;
        gross.merge(position.terms.currency(), position.worth(price).abs(), BigDecimal::add);
        net.merge(position.terms.currency(), position.worth(price), BigDecimal::add);
      }
    }
    return switch (kind) {
      case GROSS -> known ? inBase(gross, cut) : null;
      case NET -> known && inBase(net, cut) != null ? inBase(net, cut).abs() : null;
      case POSITION -> units.abs();
      case DAY_LOSS, DRAWDOWN -> null;
    };
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
    for (LimitRow.Kind kind : LimitRow.Kind.values()) {
      String id = row.symbol() + " " + kind;
      BigDecimal figure = figure(row.symbol(), kind, cut);
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
    return alerts;
  }

  static String text(String id, String status, BigDecimal figure, BigDecimal limit) {
    return id + " " + status + " " + plain(figure) + " " + plain(limit);
  }

  private static String plain(BigDecimal amount) {
    return amount == null || amount.signum() == 0
        ? (amount == null ? "none" : "0")
        : amount.stripTrailingZeros().toPlainString();
  }
}
