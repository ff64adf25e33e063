package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The consolidated quote and the marks, made anew from all ticks. */
final class OracleQuotes {
  private OracleQuotes() {}

  private record Update(BigDecimal price, BigDecimal size, long ts) {}

  /** The best price of a side, the sum of the known sizes there, and its newest time. */
  record Best(BigDecimal price, BigDecimal size, long ts) {}

  /** Whether a tick says something of a side that is not older than all that came before. */
  static boolean isNewest(List<Tick> earlier, Tick tick, boolean bid) {
    return update(tick, bid) != null
        && earlier.stream()
            .filter(other -> other.venue.equals(tick.venue) && update(other, bid) != null)
            .allMatch(other -> other.ts <= tick.ts);
  }

  static Best best(List<Tick> ticks, boolean bid) {
    Map<String, Update> venues = new TreeMap<>();
    for (Tick tick : ticks) {
      Update update = update(tick, bid);
      Update known = venues.get(tick.venue);
      if (update != null && (known == null || update.ts >= known.ts)) {
        venues.put(tick.venue, update);
      }
    }
    List<Update> standing = venues.values().stream().filter(u -> u.price != null).toList();
    if (standing.isEmpty()) {
      return null;
    }
    Comparator<BigDecimal> order = bid ? Comparator.reverseOrder() : Comparator.naturalOrder();
    BigDecimal price = standing.stream().map(Update::price).min(order).orElseThrow();
    List<Update> at = standing.stream().filter(u -> u.price.compareTo(price) == 0).toList();
    List<BigDecimal> sizes = at.stream().map(Update::size).filter(s -> s != null).toList();
    BigDecimal size = sizes.stream().reduce(BigDecimal::add).orElse(null);
    return new Best(price, size, at.stream().mapToLong(Update::ts).max().orElseThrow());
  }

  /** The newest print; the later arrival on a tie. Null if there was none. */
  static Tick last(List<Tick> ticks) {
    Tick last = null;
    for (Tick tick : ticks) {
      if (tick.last != Fixed8.ABSENT && (last == null || tick.ts >= last.ts)) {
        last = tick;
      }
    }
    return last;
  }

  static List<Mark> marks(List<Tick> ticks, long interval) {
    TreeSet<Long> cuts = new TreeSet<>();
    ticks.forEach(tick -> cuts.add(OracleBars.start(tick.effective, interval) + interval));
    List<Mark> marks = new ArrayList<>();
    Mark sent = new Mark("S", 0, Fixed8.ABSENT, 0, Fixed8.ABSENT, 0, Fixed8.ABSENT, 0);
    for (long cut : cuts) {
      Mark mark = mark(ticks.stream().filter(t -> t.effective < cut).toList(), sent.cut());
      if (!mark.equals(sent)) {
        sent = mark.at(cut);
        marks.add(sent);
      }
    }
    return marks;
  }

  private static Mark mark(List<Tick> before, long cut) {
    Best bid = best(before, true);
    Best ask = best(before, false);
    Tick last = last(before);
    return new Mark(
        "S",
        cut,
        bid == null ? Fixed8.ABSENT : OracleBars.units(bid.price),
        bid == null ? 0 : bid.ts,
        ask == null ? Fixed8.ABSENT : OracleBars.units(ask.price),
        ask == null ? 0 : ask.ts,
        last == null ? Fixed8.ABSENT : last.last,
        last == null ? 0 : last.ts);
  }

  /** What a tick says of a side; a null price withdraws it, null is nothing. */
  private static Update update(Tick tick, boolean bid) {
    BigDecimal price = OracleBars.decimal(bid ? tick.bid : tick.ask);
    BigDecimal size = OracleBars.decimal(bid ? tick.bidSize : tick.askSize);
    if ((size != null && size.signum() == 0) || (price != null && price.signum() == 0)) {
      return new Update(null, null, tick.ts);
    }
    return price == null ? null : new Update(price, size, tick.ts);
  }
}
