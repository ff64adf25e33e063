package io.tidemark.datagen.oracle;

/**
 * A record as read.
 *
 * @param effective microseconds: the event time, or the newest before it less the bound when late
 * @param seq place among all usable records of its kind
 */
record Arrival<E extends Event>(E event, long effective, boolean late, long seq, String place) {
  long ts() {
    return event.ts();
  }
}
