package io.tidemark.engine.study;

/** A study with one line, whose value is worked out once, when a bar or state comes. */
abstract class Single extends Study {
  private boolean ready;
  private double value;

  /** Sets the value; one that is not finite is absent. */
  final void set(double newValue) {
    value = newValue;
    ready = Double.isFinite(newValue);
  }

  /** There is no value. */
  final void clear() {
    value = 0;
    ready = false;
  }

  @Override
  public final boolean ready() {
    return ready;
  }

  @Override
  public final double value(int line) {
    return value;
  }
}
