alter table accounts_pnl
  add column day_start timestamptz,
  add column day_realized_pnl numeric(39, 20),
  add column day_unrealized_pnl numeric(39, 20),
  add column day_pnl numeric(39, 20),
  add column prior_day_adjustment numeric(39, 20);
comment on column accounts_pnl.day_start is
  'When the day of valued_at began; null before the first valuation.';
comment on column accounts_pnl.day_realized_pnl is 'realized_pnl since then.';
comment on column accounts_pnl.day_unrealized_pnl is 'Change of unrealized_pnl since then.';
comment on column accounts_pnl.day_pnl is 'net_pnl since then, without deposits and transfers.';
comment on column accounts_pnl.prior_day_adjustment is
  'What busts and corrections of fills of earlier days changed in realized_pnl since then; it is in'
  ' day_realized_pnl.';

create table fills (
  account text not null,
  version bigint not null,
  book text not null,
  symbol text not null,
  type text not null,
  trade_id text not null,
  ref_trade_id text not null,
  side text not null,
  quantity numeric(19, 8) not null,
  price numeric(19, 8) not null,
  fee numeric(19, 8) not null,
  fee_currency text not null,
  realized_pnl numeric(39, 20) not null,
  ts timestamptz not null,
  position_version bigint not null,
  position_quantity numeric(19, 8) not null,
  avg_price numeric(39, 20),
  cost numeric(39, 20) not null,
  position_realized_pnl numeric(39, 20) not null,
  currency text not null,
  source text not null,
  settled_at timestamptz not null,
  primary key (account, version)
);
create index fills_position on fills (account, book, symbol, version);
create index fills_trade_id on fills (trade_id);
create index fills_ts on fills (ts);
comment on table fills is
  'Every trade message that was applied, with the position right after it. Amounts are in the'
  ' position''s currency, profits without fees.';
comment on column fills.version is 'Events applied to the account, this one included.';
comment on column fills.type is 'NEW, BUST, CORRECT or TRANSFER.';
comment on column fills.trade_id is 'The id of the message.';
comment on column fills.ref_trade_id is
  'The id by which a BUST or CORRECT names its fill; else empty.';
comment on column fills.side is 'BUY or SELL: of a BUST or CORRECT, that of its fill.';
comment on column fills.quantity is 'Of the fill as it now stands; of a BUST, as it stood.';
comment on column fills.price is 'Of the fill as it now stands; of a BUST, as it stood.';
comment on column fills.fee is 'Likewise; a rebate is negative. A BUST gives it back.';
comment on column fills.realized_pnl is 'What the message changed in the position''s realized_pnl.';
comment on column fills.ts is 'Event time of the message.';
comment on column fills.position_version is 'Events applied to the position, this one included.';
comment on column fills.position_quantity is 'Open quantity after it, negative when short.';
comment on column fills.avg_price is 'Of the position after it; null when flat.';
comment on column fills.cost is 'Signed cost of what is open after it.';
comment on column fills.position_realized_pnl is 'The position''s realized_pnl after it.';
comment on column fills.currency is 'The position''s currency.';
comment on column fills.source is 'Where the message was read: topic-partition@offset.';
comment on column fills.settled_at is 'The cut in which it was applied.';

create table alerts (
  id text not null primary key,
  ts timestamptz not null,
  account text not null,
  symbol text not null,
  kind text not null,
  status text not null,
  figure numeric(39, 20),
  "limit" numeric(39, 20),
  currency text not null
);
create index alerts_limit on alerts (account, symbol, kind, ts desc);
create index alerts_ts on alerts (ts);
comment on table alerts is
  'Breaches of limits, as they begin and end. One that was sent twice is here once.';
comment on column alerts.id is 'What makes it one: account, symbol, kind, status and time.';
comment on column alerts.ts is 'The cut at which it was seen.';
comment on column alerts.symbol is 'Empty for a limit of the whole account.';
comment on column alerts.kind is 'GROSS, NET, POSITION, DAY_LOSS or DRAWDOWN.';
comment on column alerts.status is 'BREACH when a breach begins, CLEAR when it ends.';
comment on column alerts.figure is
  'Units of POSITION, else an amount in currency; null where a limit was deleted while it'
  ' was not known.';
comment on column alerts."limit" is 'What it is held against; null where the limit was deleted.';
comment on column alerts.currency is 'The account''s base currency; empty for POSITION.';

-- Limits may change between two cuts, so that a breach begins and ends, or ends and begins, at one
-- cut: then all is as it was before that cut.
create view breaches as
  select account, symbol, kind, ts as since, figure, "limit", currency
  from (
    select distinct on (account, symbol, kind) a.*
    from alerts a
    where not exists (
      select from alerts b
      where b.account = a.account and b.symbol = a.symbol and b.kind = a.kind and b.ts = a.ts
        and b.status <> a.status)
    order by account, symbol, kind, ts desc
  ) newest
  where status = 'BREACH';
comment on view breaches is 'Breaches of limits that have begun and not ended.';
comment on column breaches.since is 'The cut at which it began.';
comment on column breaches.figure is 'The figure at that cut.';
comment on column breaches."limit" is 'The limit at that cut.';

create view day_pnl as
  select account, base_currency, day_start, day_realized_pnl, day_unrealized_pnl, day_pnl,
    prior_day_adjustment, net_pnl, equity, drawdown, mark_status, fx_status, valued_at
  from accounts_pnl where valued_at is not null;
comment on view day_pnl is
  'What each account made since the start of its day, in its base currency. An account that nothing'
  ' touched since its day ended still shows that day: see day_start.';
