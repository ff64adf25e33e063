package io.tidemark.engine.ledger;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A desk that understands the sentences of docs/accounting.md. */
final class PageDesk {
  private static final String NUMBER = "(-?[\\d.]+)";
  private static final String FEE = "(?:, fee " + NUMBER + "(?: ([A-Z]{3}))?)?";
  private static final Pattern FILL =
      Pattern.compile(
          "(?:(\\w+): )?(transfer )?(BUY|SELL) " + NUMBER + " (\\w+) at " + NUMBER + FEE);
  private static final Pattern BUST = Pattern.compile("(\\w+): bust (\\w+)( BUY| SELL)? of (\\w+)");
  private static final Pattern CORRECT =
      Pattern.compile(
          "(\\w+): correct (\\w+)( BUY| SELL)? of (\\w+) to " + NUMBER + " at " + NUMBER + FEE);
  private static final Pattern CASH =
      Pattern.compile(
          "(?:(\\w+): )?(DEPOSIT|WITHDRAWAL|FEE|FUNDING|DIVIDEND|INTEREST) "
              + NUMBER
              + " ([A-Z]{3})");
  private static final Pattern MARK = Pattern.compile("(\\w+) is marked at " + NUMBER);
  private static final Pattern NO_MARK = Pattern.compile("(\\w+) has no mark");
  private static final Pattern LATER = Pattern.compile("(\\d+) (minute|day)s? later");
  private static final Pattern LIMIT = Pattern.compile("limit (\\w+) " + NUMBER);
  private static final Pattern ACCOUNT =
      Pattern.compile("an account in ([A-Z]{3})(?: by (FIFO))?(?: with ([\\d.]+?))?[;.]");
  private static final Pattern DAYS = Pattern.compile("days from (\\S+) (\\S+?)\\.");
  private static final Pattern INSTRUMENT =
      Pattern.compile(
          "(\\w+), an? (INVERSE )?([A-Z]+) in ([A-Z]{3})(?:, multiplier ([\\d.]+?))?[;.]");

  private final Desk desk = new Desk();
  private final List<Trade> waiting = new ArrayList<>();
  private final List<String> alerts = new ArrayList<>();
  private final boolean live;
  private Watched limits = Watched.of(LimitRow.none("A", ""));
  private String symbol = "";
  private String outcome = "";
  private int ids;

  PageDesk(String given) {
    live = given.contains("a live run");
    for (String pair : List.of("EURUSD", "GBPUSD", "EURGBP")) {
      desk.market.list(pair, AssetClass.FX, pair.substring(3), "1");
    }
    for (Matcher m = INSTRUMENT.matcher(given); m.find(); ) {
      ContractKind kind = m.group(2) == null ? ContractKind.LINEAR : ContractKind.INVERSE;
      String multiplier = Optional.ofNullable(m.group(5)).orElse("1");
      desk.market.list(m.group(1), AssetClass.valueOf(m.group(3)), m.group(4), multiplier, kind);
    }
    Matcher account = ACCOUNT.matcher(given);
    boolean said = account.find();
    Matcher days = DAYS.matcher(given);
    boolean zoned = days.find();
    desk.apply(
        new AccountTerms(
            "A",
            said ? account.group(1) : "USD",
            said && account.group(2) != null ? LotMethod.FIFO : LotMethod.AVERAGE,
            said && account.group(3) != null ? Fixed8.parse(account.group(3)) : 0,
            LocalTime.parse(zoned ? days.group(1) : "00:00"),
            ZoneId.of(zoned ? days.group(2) : "UTC")));
  }

  /** One line of a table, and the cut after it. */
  void happens(String what) {
    alerts.clear();
    outcome = "";
    desk.cut += Times.SECOND;
    desk.ledger.valuer().beginDay(desk.state, desk.cut);
    if (!event(what) && !market(what)) {
      throw new AssertionError("nobody understands: " + what);
    }
    desk.settle();
    if (live) {
      retire();
    }
    limits = limits.judge(desk.ledger.valuer().figures(desk.state), desk.cut, this::alert);
    if (!desk.ledger.valuer().balanced(desk.state)) {
      throw new AssertionError("the identity does not hold after: " + what);
    }
  }

  private void alert(Alert alert) {
    alerts.add(
        alert.kind()
            + " "
            + alert.status()
            + " "
            + alert.figure().print()
            + " of "
            + alert.limit().print());
  }

  private void retire() {
    List<PositionKey> keys = new ArrayList<>();
    desk.state.keys().forEach(keys::add);
    for (PositionKey key : keys) {
      if (desk.ledger.retires(desk.state.position(key), desk.cut)) {
        desk.ledger.retire(desk.state, key);
      }
    }
  }

  private boolean event(String what) {
    Matcher m = FILL.matcher(what);
    if (m.matches()) {
      Trade.Type type = m.group(2) == null ? Trade.Type.NEW : Trade.Type.TRANSFER;
      Side side = Side.valueOf(m.group(3));
      String id = id(m.group(1));
      send(message(type, id, side, m.group(5), m.group(4), m.group(6), m.group(7), m.group(8), ""));
      return true;
    }
    m = BUST.matcher(what);
    if (m.matches()) {
      send(
          message(
              Trade.Type.BUST,
              m.group(1),
              side(m.group(3)),
              m.group(4),
              "1",
              "1",
              null,
              null,
              m.group(2)));
      return true;
    }
    m = CORRECT.matcher(what);
    if (m.matches()) {
      send(
          message(
              Trade.Type.CORRECT,
              m.group(1),
              side(m.group(3)),
              m.group(4),
              m.group(5),
              m.group(6),
              m.group(7),
              m.group(8),
              m.group(2)));
      return true;
    }
    m = CASH.matcher(what);
    if (m.matches()) {
      send(
          new CashEvent(
              desk.cut,
              id(m.group(1)),
              "A",
              m.group(4),
              Fixed8.parse(m.group(3)),
              CashEvent.Kind.valueOf(m.group(2))));
      return true;
    }
    return false;
  }

  private String id(String given) {
    return given == null ? "#" + ++ids : given;
  }

  private static Side side(String given) {
    return given == null ? null : Side.valueOf(given.strip());
  }

  private Trade message(
      Trade.Type type,
      String id,
      Side side,
      String of,
      String quantity,
      String price,
      String fee,
      String feeCurrency,
      String ref) {
    symbol = of;
    return Desk.message(
        type,
        id,
        desk.cut,
        side,
        of,
        quantity,
        price,
        Optional.ofNullable(fee).orElse("0"),
        Optional.ofNullable(feeCurrency).orElse(""),
        ref);
  }

  /** Applies an event, and then what has waited for it. */
  private void send(LedgerEvent event) {
    try {
      Outcome became = desk.apply(event);
      outcome = became == Outcome.WAITING ? "waits" : became.name().toLowerCase(Locale.ROOT);
      if (became == Outcome.WAITING) {
        waiting.add((Trade) event);
      } else if (became == Outcome.APPLIED && event instanceof Trade trade) {
        for (Trade one : List.copyOf(waiting)) {
          if (one.refTradeId().equals(trade.tradeId()) && waiting.remove(one)) {
            send(one);
          }
        }
      }
    } catch (Rejected e) {
      outcome = e.reason().name();
    }
  }

  private boolean market(String what) {
    Matcher m = MARK.matcher(what);
    if (m.matches()) {
      desk.quote(m.group(1), m.group(2));
      symbol = desk.market.instrument(m.group(1)) == null || symbol.isEmpty() ? m.group(1) : symbol;
      return true;
    }
    m = NO_MARK.matcher(what);
    if (m.matches()) {
      desk.market.forget(m.group(1));
      return true;
    }
    m = LATER.matcher(what);
    if (m.matches()) {
      long unit = m.group(2).equals("day") ? Times.DAY : 60 * Times.SECOND;
      desk.cut += Long.parseLong(m.group(1)) * unit;
      desk.ledger.valuer().beginDay(desk.state, desk.cut);
      return true;
    }
    m = LIMIT.matcher(what);
    if (m.matches()) {
      long none = Fixed8.ABSENT;
      long limit = Fixed8.parse(m.group(2));
      boolean gross = m.group(1).equals("gross");
      limits =
          limits.with(
              new LimitRow("A", "", gross ? limit : none, none, none, gross ? none : limit, none));
      return true;
    }
    return false;
  }

  /** What stands in a column now. */
  String cell(String column) {
    return switch (column) {
      case "outcome" -> outcome;
      case "alert" -> String.join(", ", alerts);
      default -> new PageColumns(desk, symbol).cell(column);
    };
  }
}
