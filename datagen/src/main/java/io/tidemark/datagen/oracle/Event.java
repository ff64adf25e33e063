package io.tidemark.datagen.oracle;

/** A record with an event time in microseconds. */
interface Event {
  long ts();
}
