package io.tidemark.datagen.oracle;

/**
 * A record as read.
 *
 * @param effective microseconds: the event time, or the newest before it less the bound when late
 * @param partition number of its partition among those of its kind
 * @param seq place among the usable records of its partition
 */
record Arrival<E extends Event>(
    E event, long effective, boolean late, int partition, long seq, String place) {
  long ts() {
    return event.ts();
  }
}
