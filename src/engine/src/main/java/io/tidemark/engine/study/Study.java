package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One indicator that is brought up to date bar by bar; it may have several lines. */
public abstract class Study {
  /** Takes the next closed bar. */
  public abstract void add(Candle bar);

  /**
   * Whether the lines have values. They begin together; later they may be absent again, where a
   * value does not exist right now: a division by 0, or what is not finite.
   */
  public abstract boolean ready();

  /**
   * Whether {@link #value} counts as what was before, for crosses. An EMA seeded with zero is known
   * before its first bar, with the value 0.
   */
  public boolean known() {
    return ready();
  }

  /**
   * The value of a line; means nothing unless {@link #ready} or {@link #known}.
   *
   * @param line its index, as in {@link StudyName#line}
   */
  public abstract double value(int line);

  /** Writes the state; the parameters are the reader's business. */
  public abstract void write(DataOutput out) throws IOException;

  /**
   * Takes the state that {@link #write} wrote, of a study with the same parameters, in place of its
   * own.
   *
   * @throws IOException if it is the state of other parameters, as far as that shows
   */
  public abstract void read(DataInput in) throws IOException;
}
