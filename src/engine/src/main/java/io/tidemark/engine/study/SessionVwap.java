package io.tidemark.engine.study;

import io.tidemark.engine.num.Times;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Volume-weighted average price of a session, a day that begins at a set time of UTC. */
final class SessionVwap extends Single {
  static final Family FAMILY =
      Family.single(
          "vwap",
          "Σ price × size ÷ Σ size since the session began in which the bar starts",
          List.of(),
          "textbook VWAP, of the prices themselves; TA-Lib has none",
          "1",
          "while the session has no volume",
          (p, config) -> new SessionVwap(config.sessionStart()));

  private final long sessionStart;

  /** The number of the session, in days from 1970; of no bar yet, any. */
  private long session;

  private double notional;
  private double volume;

  /**
   * @param sessionStart µs after midnight UTC
   */
  SessionVwap(long sessionStart) {
    this.sessionStart = sessionStart;
  }

  @Override
  public void add(Candle bar) {
    long day = Math.floorDiv(bar.start() - sessionStart, Times.DAY);
    if (day != session) {
      session = day;
      notional = 0;
      volume = 0;
    }
    notional += bar.notional();
    volume += bar.volume();
    set(notional / volume);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeLong(session);
    out.writeDouble(notional);
    out.writeDouble(volume);
  }

  @Override
  public void read(DataInput in) throws IOException {
    session = in.readLong();
    notional = in.readDouble();
    volume = in.readDouble();
    set(notional / volume);
  }
}
