package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A study of one line whose value is a function of one number of each of the last bars. */
abstract class Windowed extends Single {
  private final Ring window;

  /**
   * @param size how many bars it looks at; before there are as many it has no value
   */
  Windowed(int size) {
    window = new Ring(size);
  }

  /** What is kept of a bar. */
  abstract double of(Candle bar);

  /** The value of a full window; not finite where there is none. */
  abstract double compute(Ring full);

  @Override
  public final void add(Candle bar) {
    window.add(of(bar));
    update();
  }

  @Override
  public final void write(DataOutput out) throws IOException {
    window.write(out);
  }

  @Override
  public final void read(DataInput in) throws IOException {
    window.read(in);
    update();
  }

  private void update() {
    if (window.full()) {
      set(compute(window));
    } else {
      clear();
    }
  }
}
