package io.tidemark.datagen.oracle;

import io.tidemark.datagen.spill.Spill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The final rows of all accounts, valued at the last cut. */
final class LedgerTables {
  final Table positions;
  final Table accounts;
  final Table balances;
  private final Market market;
  private final Rates rates;
  private final Long cut;

  /** A null cut: there was no event at all. */
  LedgerTables(Ledger ledger, Market market, Rates rates, Spill spill, Long cut) {
    this.market = market;
    this.rates = rates;
    this.cut = cut;
    positions =
        Table.in(
            spill,
            "positions.csv",
            "account,book,symbol,version,quantity,avg_price,cost,realized_pnl,fees,mark,mark_ts,"
                + "mark_status,unrealized_pnl,net_pnl,currency,trades,updated_at,valued_at",
            "account,book,symbol");
    accounts =
        Table.in(
            spill,
            "accounts.csv",
            "account,version,base_currency,opening_cash,net_deposits,cash,realized_pnl,"
                + "unrealized_pnl,fees,funding,net_pnl,equity,gross_exposure,net_exposure,"
                + "high_water_mark,drawdown,mark_status,fx_status,updated_at,valued_at,"
                + "day_start,day_realized_pnl,day_unrealized_pnl,day_pnl,prior_day_adjustment",
            "account");
    balances =
        Table.in(
            spill,
            "balances.csv",
            "account,currency,cash,realized_pnl,unrealized_pnl,fees,funding,net_deposits,rate",
            "account,currency");
    ledger.accounts.values().forEach(this::add);
  }

  private void add(Account account) {
    Valuation valuation = Valuation.of(account, market, rates, cut == null ? 0 : cut);
    check(account, valuation);
    Terms total = valuation.total();
    AccountRow row = account.row;
    accounts.add(
        List.of(
            row.account(),
            String.valueOf(account.version),
            row.base(),
            Numbers.print(row.openingCash()),
            Numbers.print(total.deposits),
            Numbers.print(total.cash),
            Numbers.print(total.realized),
            Numbers.print(total.unrealized),
            Numbers.print(total.fees),
            Numbers.print(total.funding),
            Numbers.print(total.netPnl()),
            Numbers.print(valuation.equity()),
            Numbers.print(total.gross),
            Numbers.print(total.net),
            Numbers.print(account.highWaterMark),
            Numbers.print(account.drawdown),
            valuation.markStatus(),
            valuation.fxStatus(),
            Numbers.time(account.updatedAt),
            Numbers.time(cut),
            Numbers.time(account.day.began()),
            Numbers.print(account.day.realized(total)),
            Numbers.print(account.day.unrealized(total)),
            Numbers.print(account.day.pnl(total)),
            Numbers.print(account.day.adjustment(rates))));
    account.positions.values().forEach(position -> add(row.account(), position));
    valuation.byCurrency().forEach((currency, terms) -> add(row, currency, terms));
  }

  /** What was carried from cut to cut must be what the positions come to when all are valued. */
  private static void check(Account account, Valuation valuation) {
    account.held.forEach(
        (currency, held) -> {
          Terms terms = valuation.byCurrency().get(currency);
          BigDecimal retired = account.booked.get(currency).realized;
          if (held.realized().add(retired).compareTo(terms.realized) != 0
              || held.unrealized().compareTo(terms.unrealized) != 0
              || held.gross().compareTo(terms.gross) != 0
              || held.net().compareTo(terms.net) != 0) {
            throw new IllegalStateException(
                "the recomputation lost track of " + account.row.account() + " in " + currency);
          }
        });
  }

  private void add(String account, Position position) {
    PositionView view = PositionView.of(position, market, cut);
    String currency = position.instrument.currency();
    BigDecimal fees = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> entry : position.now.fees.entrySet()) {
      Rates.Rate rate = rates.find(entry.getKey(), currency);
      fees = rate == null ? fees : fees.add(rate.convert(entry.getValue()));
    }
    BigDecimal net = position.now.realized.subtract(fees);
    net = view.unrealized() == null ? net : net.add(view.unrealized());
    Mark mark = view.mark();
    positions.add(
        List.of(
            account,
            position.book,
            position.instrument.symbol(),
            String.valueOf(position.version),
            Numbers.print(position.now.quantity),
            Numbers.print(position.now.averagePrice()),
            Numbers.print(position.now.cost),
            Numbers.print(position.now.realized),
            Numbers.print(fees),
            Numbers.print(mark == null ? null : mark.price()),
            Numbers.time(mark == null ? null : mark.ts()),
            view.status(),
            Numbers.print(view.unrealized()),
            Numbers.print(net),
            currency,
            String.valueOf(position.now.trades),
            Numbers.time(position.updatedAt),
            Numbers.time(cut)));
  }

  private void add(AccountRow row, String currency, Terms terms) {
    Rates.Rate rate = rates.find(currency, row.base());
    balances.add(
        List.of(
            row.account(),
            currency,
            Numbers.print(terms.cash),
            Numbers.print(terms.realized),
            Numbers.print(terms.unrealized),
            Numbers.print(terms.fees),
            Numbers.print(terms.funding),
            Numbers.print(terms.deposits),
            Numbers.print(rate == null ? null : rate.convert(BigDecimal.ONE))));
  }
}
