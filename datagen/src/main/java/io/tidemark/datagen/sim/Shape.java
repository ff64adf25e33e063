package io.tidemark.datagen.sim;

/** How a region's activity runs through its local day. Its average over a day is 1 in each. */
public enum Shape {
  /** The same at all times. */
  FLAT,
  /** Busy at the open and the close of the region's hours, quiet between, quieter outside. */
  U,
  /** From 15:00 to 17:00 local at 8 times the daily average, a U in the rest. */
  REGIONAL
}
