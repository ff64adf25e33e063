package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;

/** Reads ticks: quotes, sides of quotes and prints. */
public final class TickParser implements LineParser<Tick> {
  private static final long serialVersionUID = 1L;

  private static final int TS = 0;
  private static final int SYMBOL = 1;
  private static final int VENUE = 2;
  private static final int BID = 3;
  private static final int BID_SIZE = 4;
  private static final int ASK = 5;
  private static final int ASK_SIZE = 6;
  private static final int LAST = 7;
  private static final int LAST_SIZE = 8;

  private final boolean keepsRaw;

  /**
   * @param keepsRaw whether each tick keeps its line, for a later step that may refuse it
   */
  public TickParser(boolean keepsRaw) {
    this.keepsRaw = keepsRaw;
  }

  @Override
  public InputFile kind() {
    return InputFile.TICKS;
  }

  @Override
  public Tick parse(CsvRow row, int part, long place, String raw) {
    Tick tick = new Tick();
    tick.ts = row.requiredTime(TS);
    tick.effective = tick.ts;
    tick.symbol = row.requiredName(SYMBOL);
    tick.venue = row.name(VENUE);
    tick.bid = row.fixed8(BID);
    tick.bidSize = size(row, BID_SIZE);
    tick.ask = row.fixed8(ASK);
    tick.askSize = size(row, ASK_SIZE);
    tick.last = row.fixed8(LAST);
    tick.lastSize = size(row, LAST_SIZE);
    tick.part = part;
    tick.place = place;
    tick.raw = raw;
    // A quote's size of 0 withdraws its side and needs no price; any other size does.
    boolean bid = tick.bid != Fixed8.ABSENT || withdraws(tick.bidSize, row, BID_SIZE, BID);
    boolean ask = tick.ask != Fixed8.ABSENT || withdraws(tick.askSize, row, ASK_SIZE, ASK);
    boolean last = tick.last != Fixed8.ABSENT;
    if (!last && tick.lastSize != Fixed8.ABSENT) {
      throw withoutPrice(row, LAST_SIZE, LAST);
    }
    if (!bid && !ask && !last) {
      throw new Rejected(Reason.EMPTY_TICK, "bid, ask and last are all blank");
    }
    return tick;
  }

  @Override
  public long ts(Tick event) {
    return event.ts;
  }

  @Override
  public boolean keepsRaw() {
    return keepsRaw;
  }

  private static long size(CsvRow row, int column) {
    long size = row.fixed8(column);
    if (size < 0 && size != Fixed8.ABSENT) {
      throw new Rejected(
          Reason.OUT_OF_RANGE, row.title(column) + " " + Fixed8.print(size) + " is below 0");
    }
    return size;
  }

  private static boolean withdraws(long size, CsvRow row, int column, int price) {
    if (size != 0 && size != Fixed8.ABSENT) {
      throw withoutPrice(row, column, price);
    }
    return size == 0;
  }

  private static Rejected withoutPrice(CsvRow row, int column, int price) {
    return new Rejected(
        Reason.EMPTY_TICK, row.title(column) + " is given and " + row.title(price) + " is blank");
  }
}
