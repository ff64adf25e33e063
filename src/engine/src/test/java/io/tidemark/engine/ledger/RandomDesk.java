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
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A desk and its naive books, moved at random from a seed. Whatever is sent is judged by both; they
 * must agree on what becomes of it.
 */
final class RandomDesk {
  private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "GBP", "BTC");
  private static final List<String> SYMBOLS =
      List.of(
          "EQ",
          "EQE",
          "FUT",
          "FUTJ",
          "CFD",
          "IDX",
          "INV",
          "INVE",
          "UNLISTED",
          "EURUSD",
          "USDJPY",
          "GBPUSD",
          "BTCUSD",
          "EURGBP");
  private static final List<String> ZONES =
      List.of("UTC", "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Asia/Kathmandu");
  private static final List<Long> WINDOWS =
      List.of(2 * Times.SECOND, 100 * Times.SECOND, 3_600 * Times.SECOND, 7 * Times.DAY);

  final Desk desk;
  final NaiveBooks naive;
  final OracleCheck check;

  /** How often each thing became of an event. */
  final Map<String, Integer> became = new TreeMap<>();

  private final SplittableRandom random;
  private final List<String> symbols;
  private final List<String> books;
  private final long window;

  /** Whether flat positions leave the books, as in a live run. */
  private final boolean live;

  private final RandomMessages messages;
  private final List<Trade> waiting = new ArrayList<>();
  private final Map<String, Watched> watched = new TreeMap<>();
  private final NaiveLimits limits;

  /**
   * @param deep whether all fills go to one or two positions
   */
  RandomDesk(long seed, boolean deep) {
    random = new SplittableRandom(seed);
    symbols = deep ? List.of(pick(SYMBOLS), oneIn(2) ? "INV" : pick(SYMBOLS)) : SYMBOLS;
    books = deep ? List.of("") : List.of("", "", "B1", "B2");
    window = deep && oneIn(2) ? WINDOWS.get(3) : pick(WINDOWS);
    live = oneIn(2);
    LedgerConfig c = Desk.config(pick(List.of(MarkPolicy.values())), oneIn(12), oneIn(12));
    LedgerConfig config =
        new LedgerConfig(
            c.marks(),
            c.staleAfter(),
            window,
            c.instrumentsRequired(),
            c.accountsRequired(),
            c.instrumentDefaults(),
            c.accountDefaults());
    desk = new Desk(config);
    list();
    AccountTerms terms =
        new AccountTerms(
            "A",
            pick(CURRENCIES),
            oneIn(2) ? LotMethod.FIFO : LotMethod.AVERAGE,
            oneIn(2) ? 0 : units(1_000_000),
            LocalTime.ofSecondOfDay(oneIn(2) ? 0 : below(86_400)),
            ZoneId.of(pick(ZONES)));
    desk.apply(terms);
    naive = new NaiveBooks(config, terms, desk.market);
    limits = new NaiveLimits(naive);
    check = new OracleCheck(desk, naive);
    messages = new RandomMessages(this, deep);
  }

  private void list() {
    FakeMarket market = desk.market;
    market.list("EQ", AssetClass.EQUITY, "USD", "1");
    market.list("EQE", AssetClass.EQUITY, "EUR", "0.01");
    market.list("FUT", AssetClass.FUTURE, "USD", "50");
    market.list("FUTJ", AssetClass.FUTURE, "JPY", "1000.0001");
    market.list("CFD", AssetClass.CFD, "EUR", "0.3333");
    market.list("IDX", AssetClass.INDEX, "GBP", "10");
    market.list("INV", AssetClass.CRYPTO, "BTC", "100", ContractKind.INVERSE);
    market.list("INVE", AssetClass.FUTURE, "EUR", "1", ContractKind.INVERSE);
    for (String pair : List.of("EURUSD", "USDJPY", "GBPUSD", "EURGBP")) {
      market.list(pair, AssetClass.FX, pair.substring(3), "1");
    }
    market.list("BTCUSD", AssetClass.CRYPTO, "USD", "1");
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String symbol() {
    return pick(symbols);
  }

  String book() {
    return pick(books);
  }

  String currency() {
    return pick(CURRENCIES);
  }

  /** Any number up to a bound in whole ones, in as many decimals as comes. */
  long units(long bound) {
    long coarse = Fixed8.ONE;
    for (int digits = below(9); digits > 0 && coarse > 1; digits--) {
      coarse /= 10;
    }
    return (1 + random.nextLong(bound * (Fixed8.ONE / coarse))) * coarse;
  }

  /** A time before the cut: nearly now, or as old as the window, and a little older. */
  long moment() {
    long age = below(1_000_000);
    if (oneIn(4)) {
      age = random.nextLong(window + window / 4);
    } else if (oneIn(10)) {
      age = window + below(3) - 1;
    }
    return desk.cut - 1 - age;
  }

  /** Moves time on, begins the day, and moves a few marks anywhere, away, or to one side. */
  void moveMarket() {
    desk.cut += random.nextLong(1, Times.SECOND * 100);
    if (oneIn(12)) {
      desk.cut += oneIn(3) ? window + Times.SECOND : random.nextLong(2 * Times.DAY);
    }
    long nextDay = naive.dayStart(desk.cut + Times.DAY);
    if (oneIn(12) && nextDay > desk.cut) {
      desk.cut = nextDay;
    }
    desk.ledger.valuer().beginDay(desk.state, desk.cut);
    for (int moves = below(6); moves > 0; moves--) {
      String symbol = pick(SYMBOLS);
      if (oneIn(8)) {
        desk.market.forget(symbol);
        continue;
      }
      String bid = price(symbol);
      String ask = oneIn(3) ? price(symbol) : bid;
      String last = oneIn(2) ? price(symbol) : "";
      desk.market.mark(
          symbol, oneIn(6) ? "" : bid, marked(), oneIn(6) ? "" : ask, marked(), last, marked());
    }
  }

  private long marked() {
    return desk.cut - random.nextLong(oneIn(5) ? 2 * Desk.STALE_AFTER : Times.SECOND);
  }

  String price(String symbol) {
    if (oneIn(50)) {
      return "0";
    }
    boolean pair = symbol.length() == 6 && desk.market.instrument(symbol) != null;
    long units = units(pair ? 3 : 500);
    return Fixed8.print(oneIn(12) ? -units : units);
  }

  /** One event, whatever it is, and all that it sets free. */
  void event() {
    LedgerEvent event = messages.next();
    if (send(event) && event instanceof Trade trade) {
      free(trade);
    }
  }

  /** What waits for a message that was applied is tried again, in the order in which it came. */
  private void free(Trade applied) {
    if (applied.type() == Trade.Type.BUST) {
      return;
    }
    for (Trade one : List.copyOf(waiting)) {
      boolean names =
          one.refTradeId().equals(applied.tradeId())
              && one.book().equals(applied.book())
              && one.symbol().equals(applied.symbol());
      if (names && waiting.remove(one) && send(one)) {
        free(one);
      }
    }
  }

  /** Whether it was applied. */
  private boolean send(LedgerEvent event) {
    NaiveJournal.Verdict due = naive.take(event, desk.cut);
    String before = due.outcome() == Outcome.APPLIED ? "" : desk.state.everything();
    Booked booked = null;
    NaiveJournal.Verdict is;
    try {
      booked = desk.ledger.apply(desk.state, event, desk.cut, desk.market);
      is = NaiveJournal.Verdict.of(booked.outcome());
    } catch (Rejected e) {
      is = NaiveJournal.Verdict.of(e.reason());
    }
    if (!is.equals(due)) {
      throw new AssertionError(event + " became " + is + ", should be " + due);
    }
    String kind = event instanceof Trade trade ? trade.type().name() : "cash";
    became.merge(
        kind + " " + (due.outcome() == null ? due.reason() : due.outcome()), 1, (a, b) -> a + b);
    if (due.outcome() != Outcome.APPLIED) {
      if (!desk.state.everything().equals(before)) {
        throw new AssertionError(event + " became " + is + ", yet something changed");
      }
      if (due.outcome() == Outcome.WAITING) {
        waiting.add((Trade) event);
      }
      return false;
    }
    if (event instanceof Trade) {
      check.fill(booked);
    }
    return true;
  }

  /** After the events of a cut: valued, judged, and what is long flat put away. */
  void settle() {
    desk.settle();
    naive.sample(desk.cut);
    check.all();
    check.limitFigures(limits, symbol());
    for (String symbol : List.copyOf(watched.keySet())) {
      judge(watched.get(symbol));
    }
    if (oneIn(3)) {
      String symbol = oneIn(2) ? "" : symbol();
      LimitRow row = limit(symbol);
      judge(watched.getOrDefault(symbol, Watched.of(row)).with(row));
    }
    if (live && oneIn(2)) {
      retire();
    }
  }

  private LimitRow limit(String symbol) {
    boolean account = symbol.isEmpty();
    long none = Fixed8.ABSENT;
    return oneIn(4)
        ? LimitRow.none("A", symbol)
        : new LimitRow(
            "A",
            symbol,
            oneIn(3) ? none : units(200_000),
            oneIn(3) ? none : units(200_000),
            account || oneIn(3) ? none : units(2_000),
            !account || oneIn(3) ? none : units(20_000),
            !account || oneIn(3) ? none : units(20_000));
  }

  private void judge(Watched before) {
    String symbol = before.row().symbol();
    Watched after = check.alerts(limits, before);
    Watched read = MapAccountState.read(MapAccountState.bytes(after::write), Watched::read);
    if (!read.equals(after)) {
      throw new AssertionError(after + " was read as " + read);
    }
    if (after.isOver()) {
      watched.remove(symbol);
    } else {
      watched.put(symbol, read);
    }
  }

  private void retire() {
    for (NaivePosition position : List.copyOf(naive.journal.positions.values())) {
      boolean due = naive.journal.retires(position, desk.cut);
      if (desk.ledger.retires(desk.state.position(position.key), desk.cut) != due) {
        throw new AssertionError(position.key + (due ? " does not retire" : " retires"));
      }
      if (due) {
        desk.ledger.retire(desk.state, position.key);
        naive.journal.retire(position);
        became.merge("retired", 1, (a, b) -> a + b);
        check.nothingLeftOf(position.key);
      }
    }
  }
}
