package io.tidemark.job.operators;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.codec.MarketCodecs;
import io.tidemark.job.flow.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * The market as the ledger sees it: marks as of the last cut, those of later cuts that have come
 * already, instruments, and which inputs have ended. The same in every subtask.
 */
final class LedgerMarket implements Market {
  private final long interval;
  private final long staleAfter;
  private final BroadcastState<String, Mark> marks;
  private final BroadcastState<String, Mark> ahead;
  private final BroadcastState<String, Instrument> instruments;
  private final BroadcastState<String, Long> ended;

  private final TreeMap<Long, List<Mark>> aheadByCut = new TreeMap<>();
  private final Agenda staling = new Agenda();

  /** For each symbol the earliest cut on the agenda. */
  private final Map<String, Long> stalingAt = new HashMap<>();

  LedgerMarket(OperatorStateStore store, long interval, long staleAfter, long lastCut)
      throws Exception {
    this.interval = interval;
    this.staleAfter = staleAfter;
    marks = store.getBroadcastState(marksOf("marks"));
    ahead = store.getBroadcastState(marksOf("marks-ahead"));
    instruments =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                "instruments", StringSerializer.INSTANCE, new MarketCodecs.InstrumentCodec()));
    ended =
        store.getBroadcastState(
            new MapStateDescriptor<>("ended", StringSerializer.INSTANCE, LongSerializer.INSTANCE));
    for (Map.Entry<String, Mark> entry : ahead.entries()) {
      Mark mark = entry.getValue();
      aheadByCut.computeIfAbsent(mark.cut(), c -> new ArrayList<>()).add(mark);
    }
    for (Map.Entry<String, Mark> entry : marks.entries()) {
      watchStaling(entry.getValue(), lastCut);
    }
  }

  private static MapStateDescriptor<String, Mark> marksOf(String name) {
    return new MapStateDescriptor<>(name, StringSerializer.INSTANCE, new MarketCodecs.MarkCodec());
  }

  /**
   * Takes a notice.
   *
   * @param completed a mark of a cut up to this one is too late for it and counts from the next on;
   *     that happens only where idle partitions wake up
   */
  void accept(Notice notice, long completed) throws Exception {
    if (notice instanceof Notice.Marked marked) {
      Mark mark = marked.mark();
      if (mark.cut() <= completed) {
        mark = mark.at(Times.floor(completed, interval) + interval);
      }
      ahead.put(key(mark), mark);
      aheadByCut.computeIfAbsent(mark.cut(), c -> new ArrayList<>()).add(mark);
    } else if (notice instanceof Notice.Listed listed) {
      Instrument row = listed.instrument();
      if (instruments.get(row.symbol()) == null) {
        instruments.put(row.symbol(), row); // the first row stands; MARKET reports the others
      }
    } else if (notice instanceof Notice.Delisted delisted) {
      instruments.remove(delisted.symbol());
    } else if (notice instanceof Notice.Ended end) {
      String source = end.source().name();
      Long known = ended.get(source); // of another subtask
      ended.put(source, known == null ? end.newest() : Math.max(known, end.newest()));
    }
  }

  /** The earliest cut at which a mark changes or may have become stale. */
  long next() {
    return Math.min(aheadByCut.isEmpty() ? Long.MAX_VALUE : aheadByCut.firstKey(), staling.next());
  }

  /** Goes on to a cut; the symbols whose mark, or its status, may be another now. */
  Set<String> advance(long cut) throws Exception {
    Set<String> touched = new LinkedHashSet<>();
    while (!aheadByCut.isEmpty() && aheadByCut.firstKey() <= cut) {
      for (Mark mark : aheadByCut.pollFirstEntry().getValue()) {
        ahead.remove(key(mark));
        marks.put(mark.symbol(), mark);
        touched.add(mark.symbol());
      }
    }
    Set<String> staled = staling.take(cut);
    for (String symbol : staled) {
      // An entry that an earlier one has overtaken is harmless.
      stalingAt.computeIfPresent(symbol, (s, at) -> at <= cut ? null : at);
    }
    touched.addAll(staled);
    for (String symbol : touched) {
      watchStaling(marks.get(symbol), cut);
    }
    return touched;
  }

  /**
   * One look ahead per symbol is enough: when its time comes, the next one is found. But a newer
   * mark may rest on older prices, where a venue has withdrawn, and so become stale sooner.
   */
  private void watchStaling(Mark mark, long after) {
    long next = Long.MAX_VALUE;
    next = Math.min(next, staleCut(mark.bid(), mark.bidTs(), after));
    next = Math.min(next, staleCut(mark.ask(), mark.askTs(), after));
    next = Math.min(next, staleCut(mark.last(), mark.lastTs(), after));
    if (next < stalingAt.getOrDefault(mark.symbol(), Long.MAX_VALUE)) {
      stalingAt.put(mark.symbol(), next);
      staling.add(next, mark.symbol());
    }
  }

  /** The first cut at which a price is stale, if that is still to come. */
  private long staleCut(long price, long ts, long after) {
    if (price == Fixed8.ABSENT) {
      return Long.MAX_VALUE;
    }
    long cut = Times.floor(ts + staleAfter, interval) + interval;
    return cut > after ? cut : Long.MAX_VALUE;
  }

  /** The latest cut that a mark has come for, {@code Long.MIN_VALUE} if there is none to come. */
  long lastMarked() {
    return aheadByCut.isEmpty() ? Long.MIN_VALUE : aheadByCut.lastKey();
  }

  /** The last cut: the first after the newest event of any input that has ended; or none. */
  long lastCut() throws Exception {
    long newest = Long.MIN_VALUE;
    for (InputFile source : InputFile.values()) {
      Long ts = ended.get(source.name());
      newest = Math.max(newest, ts == null ? Long.MIN_VALUE : ts);
    }
    return newest == Long.MIN_VALUE ? newest : Times.floor(newest, interval) + interval;
  }

  @Override
  public Mark mark(String symbol) {
    return AccountStores.unchecked(() -> marks.get(symbol));
  }

  @Override
  public Instrument instrument(String symbol) {
    return AccountStores.unchecked(() -> instruments.get(symbol));
  }

  private static String key(Mark mark) {
    return mark.symbol() + '@' + mark.cut();
  }
}
