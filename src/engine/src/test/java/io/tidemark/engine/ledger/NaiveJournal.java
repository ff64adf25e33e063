package io.tidemark.engine.ledger;

import io.tidemark.engine.Reason;
import io.tidemark.engine.ref.Instrument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All messages that were ever applied, and what the next one would do. Each question goes through
 * the whole of it.
 */
final class NaiveJournal {
  private final LedgerConfig config;
  private final AccountTerms terms;
  private final FakeMarket market;
  final List<CashEvent> cash = new ArrayList<>();
  final List<Entry> trades = new ArrayList<>();
  final Map<PositionKey, NaivePosition> positions = new TreeMap<>();
  final List<NaivePosition> retired = new ArrayList<>();
  final Set<String> touched = new TreeSet<>();
  long updatedAt = Long.MIN_VALUE;

  NaiveJournal(LedgerConfig config, AccountTerms terms, FakeMarket market) {
    this.config = config;
    this.terms = terms;
    this.market = market;
    touched.add(terms.baseCurrency());
  }

  /** A message that was applied, its fee's currency filled in, and its fill. */
  record Entry(Trade message, NaivePosition.Fill fill) {}

  /** What is to become of an event: an outcome, or the reason why it is refused. */
  record Verdict(Outcome outcome, Reason reason) {
    static Verdict of(Outcome outcome) {
      return new Verdict(outcome, null);
    }

    static Verdict of(Reason reason) {
      return new Verdict(null, reason);
    }
  }

  private boolean past(long ts, long newest) {
    return newest != Long.MIN_VALUE && ts < newest - config.correctionWindow();
  }

  private long newestFill() {
    return trades.stream()
        .map(Entry::message)
        .filter(Trade::isFill)
        .mapToLong(Trade::ts)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  Verdict take(CashEvent event) {
    long newest = cash.stream().mapToLong(CashEvent::ts).max().orElse(Long.MIN_VALUE);
    if (past(event.ts(), newest)) {
      return Verdict.of(Reason.TOO_OLD);
    }
    for (CashEvent known : cash) {
      if (known.eventId().equals(event.eventId()) && !past(known.ts(), newest)) {
        boolean same =
            known.kind() == event.kind()
                && known.amount() == event.amount()
                && known.currency().equals(event.currency());
        return same ? Verdict.of(Outcome.DUPLICATE) : Verdict.of(Reason.CONFLICTING_DUPLICATE);
      }
    }
    cash.add(event);
    touched.add(event.currency());
    updatedAt = event.ts();
    return Verdict.of(Outcome.APPLIED);
  }

  private Instrument instrument(String symbol) {
    Instrument row = market.instrument(symbol);
    Instrument d = config.instrumentDefaults();
    return row != null
        ? row
        : new Instrument(symbol, d.assetClass(), d.currency(), d.multiplier(), d.kind());
  }

  Verdict take(Trade message, long cut) {
    long newest = newestFill();
    if (past(message.ts(), newest)) {
      return Verdict.of(Reason.TOO_OLD);
    }
    PositionKey key = new PositionKey(message.book(), message.symbol());
    NaivePosition position = positions.get(key);
    Instrument instrument = position == null ? instrument(message.symbol()) : position.terms;
    Trade full =
        message.type() == Trade.Type.BUST || !message.feeCurrency().isEmpty()
            ? message
            : withFeeIn(instrument.currency(), message);
    for (Entry known : trades) {
      if (!past(known.message().ts(), newest) && sameKey(known.message(), full)) {
        return sameContent(known.message(), full)
            ? Verdict.of(Outcome.DUPLICATE)
            : Verdict.of(Reason.CONFLICTING_DUPLICATE);
      }
    }
    boolean badPrice = NaiveFigures.inverse(instrument) && message.price() <= 0;
    if (message.type() == Trade.Type.NEW || message.type() == Trade.Type.TRANSFER) {
      if (config.instrumentsRequired() && market.instrument(message.symbol()) == null) {
        return Verdict.of(Reason.UNKNOWN_INSTRUMENT);
      }
      if (badPrice) {
        return Verdict.of(Reason.OUT_OF_RANGE);
      }
      if (position == null) {
        position = new NaivePosition(key, instrument, terms.lotMethod());
        positions.put(key, position);
      }
      NaivePosition.Fill fill = new NaivePosition.Fill(position, full, cut);
      position.fills.add(fill);
      return applied(full, fill);
    }
    if (message.type() == Trade.Type.CORRECT && badPrice) {
      return Verdict.of(Reason.OUT_OF_RANGE);
    }
    Set<NaivePosition.Fill> named = named(full, newest);
    if (named.isEmpty()) {
      return Verdict.of(Outcome.WAITING);
    }
    if (named.size() > 1) {
      return Verdict.of(Reason.AMBIGUOUS_REFERENCE);
    }
    NaivePosition.Fill fill = named.iterator().next();
    if (fill.position.retired || past(fill.ts, newest)) {
      return Verdict.of(Reason.TOO_OLD);
    }
    if (message.type() == Trade.Type.BUST) {
      if (fill.busted) {
        return Verdict.of(Outcome.DUPLICATE);
      }
      fill.busted = true;
      return applied(full, fill);
    }
    if (fill.busted) {
      return Verdict.of(Reason.ALREADY_BUSTED);
    }
    fill.says = full;
    return applied(full, fill);
  }

  private Verdict applied(Trade full, NaivePosition.Fill fill) {
    trades.add(new Entry(full, fill));
    NaivePosition position = fill.position;
    position.changed();
    position.version++;
    position.updatedAt = full.ts();
    position.newest = Math.max(position.newest, full.ts());
    updatedAt = full.ts();
    touched.add(position.terms.currency());
    if (fill.says.fee() != 0) {
      touched.add(fill.says.feeCurrency());
    }
    return Verdict.of(Outcome.APPLIED);
  }

  private Set<NaivePosition.Fill> named(Trade message, long newest) {
    Set<NaivePosition.Fill> named = new HashSet<>();
    for (Entry known : trades) {
      Trade m = known.message();
      if (m.type() != Trade.Type.BUST
          && !past(m.ts(), newest)
          && m.tradeId().equals(message.refTradeId())
          && m.book().equals(message.book())
          && m.symbol().equals(message.symbol())
          && (message.side() == null || message.side() == known.fill().side)) {
        named.add(known.fill());
      }
    }
    return named;
  }

  private static boolean sameKey(Trade a, Trade b) {
    return a.type() == b.type()
        && a.side() == b.side()
        && a.tradeId().equals(b.tradeId())
        && a.book().equals(b.book())
        && a.symbol().equals(b.symbol());
  }

  private static boolean sameContent(Trade a, Trade b) {
    return a.quantity() == b.quantity()
        && a.price() == b.price()
        && a.fee() == b.fee()
        && a.feeCurrency().equals(b.feeCurrency())
        && a.refTradeId().equals(b.refTradeId());
  }

  private static Trade withFeeIn(String currency, Trade m) {
    return new Trade(
        m.type(),
        m.ts(),
        m.tradeId(),
        m.account(),
        m.book(),
        m.symbol(),
        m.side(),
        m.quantity(),
        m.price(),
        m.fee(),
        currency,
        m.refTradeId());
  }

  boolean retires(NaivePosition position, long cut) {
    return position.flat() && position.newest < cut - config.correctionWindow();
  }

  void retire(NaivePosition position) {
    position.retired = true;
    positions.remove(position.key);
    retired.add(position);
  }
}
