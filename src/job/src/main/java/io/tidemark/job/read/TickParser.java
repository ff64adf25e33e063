package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.market.Tick;

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
    tick.bidSize = Checks.notNegative("bid_size", row.fixed8(BID_SIZE));
    tick.ask = row.fixed8(ASK);
    tick.askSize = Checks.notNegative("ask_size", row.fixed8(ASK_SIZE));
    tick.last = row.fixed8(LAST);
    tick.lastSize = Checks.notNegative("last_size", row.fixed8(LAST_SIZE));
    tick.part = part;
    tick.place = place;
    tick.raw = raw;
    Checks.holdsSomething(tick);
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
}
