package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.num.Times;
import java.util.Optional;
import java.util.function.Function;

/** What the columns of docs/accounting.md show of a desk and one of its positions. */
final class PageColumns {
  private final Desk desk;
  private final String symbol;

  PageColumns(Desk desk, String symbol) {
    this.desk = desk;
    this.symbol = symbol;
  }

  private Optional<PositionRow> position() {
    return desk.state.position(new PositionKey("", symbol)) == null
        ? Optional.empty()
        : Optional.of(desk.position(symbol));
  }

  private String position(Function<PositionRow, Object> figure) {
    return position().map(figure).map(PageColumns::text).orElse("");
  }

  private static String text(Object figure) {
    return figure instanceof Money money ? money.print() : String.valueOf(figure);
  }

  private static String orBlank(Money figure) {
    return figure == null ? "" : figure.print();
  }

  /** What stands in a column now. */
  String cell(String column) {
    if (column.matches("[A-Z]{3} .*")) {
      return balance(column.substring(0, 3), column.substring(4));
    }
    AccountRow a = desk.account();
    return switch (column) {
      case "listed" -> position().isPresent() ? "yes" : "no";
      case "version" -> position(PositionRow::version);
      case "quantity" -> position(row -> Fixed8.print(row.quantity()));
      case "avg_price" -> position(PositionRow::averagePrice);
      case "cost" -> position(PositionRow::cost);
      case "realized_pnl" -> position(PositionRow::realized);
      case "unrealized_pnl" -> position(PositionRow::unrealized);
      case "fees" -> position(PositionRow::fees);
      case "net_pnl" -> position(PositionRow::netPnl);
      case "trades" -> position(PositionRow::fills);
      case "mark_status" -> position(row -> row.view().status());
      case "account mark_status" -> a.markStatus().name();
      case "fx_status" -> a.fxStatus().name();
      case "net_deposits" -> a.netDeposits().print();
      case "cash" -> a.cash().print();
      case "equity" -> a.equity().print();
      case "funding" -> a.funding().print();
      case "account fees" -> a.fees().print();
      case "account realized_pnl" -> a.realized().print();
      case "account unrealized_pnl" -> a.unrealized().print();
      case "account net_pnl" -> a.netPnl().print();
      case "gross_exposure" -> a.grossExposure().print();
      case "high_water_mark" -> a.highWaterMark().print();
      case "drawdown" -> a.drawdown().print();
      case "day_start" -> Times.print(a.dayStart());
      case "day_realized_pnl" -> a.dayRealized().print();
      case "day_unrealized_pnl" -> a.dayUnrealized().print();
      case "day_pnl" -> a.dayPnl().print();
      case "prior_day_adjustment" -> a.priorDayAdjustment().print();
      default -> throw new AssertionError("no column " + column);
    };
  }

  private String balance(String currency, String column) {
    for (BalanceRow row : BalanceRow.of(desk.state.account())) {
      if (row.currency().equals(currency)) {
        return switch (column) {
          case "cash" -> row.balance().cash().print();
          case "fees" -> row.balance().fees().print();
          case "rate" -> orBlank(row.rate());
          default -> throw new AssertionError("no column " + column);
        };
      }
    }
    return "";
  }
}
