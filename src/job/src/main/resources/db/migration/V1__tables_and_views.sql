-- Names are not qualified: the tables go where the connection's search path points first.

create table tidemark_ledger (
  id text not null,
  since timestamptz not null default now()
);
-- One row at most: a database belongs to one ledger.
create unique index tidemark_ledger_one_row on tidemark_ledger ((true));
comment on table tidemark_ledger is 'Which ledger writes this database; one row.';
comment on column tidemark_ledger.id is 'The setting ledger.id.';
comment on column tidemark_ledger.since is 'When it took the database.';

-- Rows are updated over and over. Free room in each page, and no index on what changes, let
-- PostgreSQL update them in place (HOT) instead of growing table and indexes.
create table positions (
  account text not null,
  book text not null,
  symbol text not null,
  version bigint not null,
  quantity numeric(19, 8) not null,
  avg_price numeric(39, 20),
  cost numeric(39, 20) not null,
  realized_pnl numeric(39, 20) not null,
  fees numeric(39, 20) not null,
  mark numeric(19, 8),
  mark_ts timestamptz,
  mark_status text not null,
  unrealized_pnl numeric(39, 20),
  net_pnl numeric(39, 20),
  currency text not null,
  trades bigint not null,
  updated_at timestamptz not null,
  valued_at timestamptz,
  primary key (account, book, symbol)
) with (fillfactor = 70);
create index positions_symbol on positions (symbol);
comment on table positions is
  'The newest row of each position. Amounts are in its currency, profits without fees.';
comment on column positions.version is 'Events applied to the position so far.';
comment on column positions.quantity is 'Open quantity, negative when short.';
comment on column positions.avg_price is 'cost / (quantity * multiplier); null when flat.';
comment on column positions.cost is 'Signed cost of what is open, without fees.';
comment on column positions.realized_pnl is 'Gains of what was closed.';
comment on column positions.fees is 'Fees paid; a rebate is negative.';
comment on column positions.mark is 'Price that values it; null when there is none.';
comment on column positions.mark_ts is 'Event time of the newest tick in the mark.';
comment on column positions.mark_status is 'LIVE, STALE or MISSING.';
comment on column positions.unrealized_pnl is
  'Gain of what is open at the mark; 0 when flat, null without a mark.';
comment on column positions.net_pnl is 'realized_pnl + unrealized_pnl - fees.';
comment on column positions.trades is 'Fills in effect.';
comment on column positions.updated_at is 'Event time of the last event applied.';
comment on column positions.valued_at is 'The cut whose marks the row uses; null before the first.';

create table accounts_pnl (
  account text not null primary key,
  version bigint not null,
  base_currency text not null,
  opening_cash numeric(39, 20) not null,
  net_deposits numeric(39, 20),
  cash numeric(39, 20),
  realized_pnl numeric(39, 20),
  unrealized_pnl numeric(39, 20),
  fees numeric(39, 20),
  funding numeric(39, 20),
  net_pnl numeric(39, 20),
  equity numeric(39, 20),
  gross_exposure numeric(39, 20),
  net_exposure numeric(39, 20),
  high_water_mark numeric(39, 20) not null,
  drawdown numeric(39, 20) not null,
  mark_status text not null,
  fx_status text not null,
  updated_at timestamptz,
  valued_at timestamptz
) with (fillfactor = 70);
comment on table accounts_pnl is
  'The newest row of each account, in its base currency. An amount that does not fit is null.';
comment on column accounts_pnl.version is 'Events applied to the account so far.';
comment on column accounts_pnl.opening_cash is 'Cash before the first event.';
comment on column accounts_pnl.net_deposits is 'Paid in less paid out.';
comment on column accounts_pnl.funding is 'Funding, dividends and interest.';
comment on column accounts_pnl.net_pnl is 'realized_pnl + unrealized_pnl - fees + funding.';
comment on column accounts_pnl.equity is 'opening_cash + net_deposits + net_pnl.';
comment on column accounts_pnl.gross_exposure is 'Sum of the positions'' values without sign.';
comment on column accounts_pnl.net_exposure is 'Sum of the positions'' values with sign.';
comment on column accounts_pnl.high_water_mark is 'Highest equity less net deposits at any cut.';
comment on column accounts_pnl.drawdown is 'How far the account is below it, at least 0.';
comment on column accounts_pnl.mark_status is 'The worst mark of an open position.';
comment on column accounts_pnl.fx_status is 'The worst rate of a currency that it holds.';
comment on column accounts_pnl.updated_at is 'Event time of the last event; null if none.';
comment on column accounts_pnl.valued_at is 'The cut whose marks and rates the row uses.';

create table signals (
  id text not null primary key,
  ts timestamptz not null,
  symbol text not null,
  kind text not null,
  direction text not null,
  price numeric(19, 8),
  size numeric(19, 8),
  value numeric not null,
  threshold numeric not null,
  rule text not null
);
create index signals_symbol_rule_ts on signals (symbol, rule, ts desc, id);
create index signals_ts on signals (ts);
comment on table signals is 'Rules that fired. A signal that was sent twice is here once.';
comment on column signals.id is 'What the signal was made from and by which rule.';
comment on column signals.ts is 'Event time of the tick, or end of the window.';
comment on column signals.kind is 'Kind of rule, such as SPREAD_TIGHT.';
comment on column signals.direction is 'BUY or SELL.';
comment on column signals.value is 'Left side of the rule''s condition.';
comment on column signals.threshold is 'Right side of the rule''s condition.';

create table bars (
  symbol text not null,
  "interval" text not null,
  "start" timestamptz not null,
  "end" timestamptz not null,
  open numeric(19, 8) not null,
  high numeric(19, 8) not null,
  low numeric(19, 8) not null,
  close numeric(19, 8) not null,
  volume numeric(39, 20) not null,
  vwap numeric(39, 20),
  ticks bigint not null,
  primary key (symbol, "interval", "start")
);
comment on table bars is 'Closed time windows of a symbol.';
comment on column bars."interval" is 'Length of the window: 1s, 5m, 1h ...';
comment on column bars."start" is 'Start of the window.';
comment on column bars."end" is 'End of the window, exclusive.';
comment on column bars.volume is 'Sum of the known sizes; 0 for bars of mids.';
comment on column bars.vwap is 'Sum of price * size / volume; null when the volume is 0.';
comment on column bars.ticks is 'Prices in the window.';

-- Sums over positions are by currency: amounts of different currencies are never added.
-- unrealized_pnl and net_pnl hold what can be valued; unvalued says how many cannot.
create view pnl_by_account as
  select account, currency,
    count(*) filter (where quantity <> 0) as open_positions,
    sum(realized_pnl) as realized_pnl,
    coalesce(sum(unrealized_pnl), 0) as unrealized_pnl,
    sum(fees) as fees,
    sum(realized_pnl) + coalesce(sum(unrealized_pnl), 0) - sum(fees) as net_pnl,
    count(*) filter (where unrealized_pnl is null) as unvalued,
    max(valued_at) as valued_at
  from positions group by account, currency;
comment on view pnl_by_account is
  'P&L of each account in each currency it trades in, from its positions. For cash, funding, equity'
  ' and one figure in base currency see accounts_pnl.';
comment on column pnl_by_account.open_positions is 'Positions that are not flat.';
comment on column pnl_by_account.unrealized_pnl is 'Of the positions that have a mark.';
comment on column pnl_by_account.net_pnl is 'realized_pnl + unrealized_pnl - fees.';
comment on column pnl_by_account.unvalued is 'Positions without a mark.';
comment on column pnl_by_account.valued_at is 'The newest cut among the rows.';

create view pnl_by_book as
  select account, book, currency,
    count(*) filter (where quantity <> 0) as open_positions,
    sum(realized_pnl) as realized_pnl,
    coalesce(sum(unrealized_pnl), 0) as unrealized_pnl,
    sum(fees) as fees,
    sum(realized_pnl) + coalesce(sum(unrealized_pnl), 0) - sum(fees) as net_pnl,
    count(*) filter (where unrealized_pnl is null) as unvalued,
    max(valued_at) as valued_at
  from positions group by account, book, currency;
comment on view pnl_by_book is 'As pnl_by_account, for each book of an account.';

create view pnl_by_symbol as
  select symbol, currency,
    count(*) filter (where quantity <> 0) as open_positions,
    sum(quantity) as net_quantity,
    sum(realized_pnl) as realized_pnl,
    coalesce(sum(unrealized_pnl), 0) as unrealized_pnl,
    sum(fees) as fees,
    sum(realized_pnl) + coalesce(sum(unrealized_pnl), 0) - sum(fees) as net_pnl,
    count(*) filter (where unrealized_pnl is null) as unvalued,
    max(valued_at) as valued_at
  from positions group by symbol, currency;
comment on view pnl_by_symbol is 'As pnl_by_account, for each symbol over all accounts.';
comment on column pnl_by_symbol.net_quantity is 'Longs less shorts.';

create view open_positions as
  select account, book, symbol, quantity, avg_price, mark, mark_status, cost, unrealized_pnl,
    net_pnl, currency, updated_at, valued_at
  from positions where quantity <> 0;
comment on view open_positions is 'Positions that are not flat.';

create view latest_signals as
  select distinct on (symbol, rule)
    symbol, rule, ts, kind, direction, price, size, value, threshold, id
  from signals order by symbol, rule, ts desc, id;
comment on view latest_signals is 'The newest signal of each symbol and rule.';
