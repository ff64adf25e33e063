package io.tidemark.datagen.verify;

/** What sort of difference was found. */
enum Finding {
  MISSING("missing"),
  EXTRA("extra"),
  DOUBLED("doubled"),
  WRONG("wrong"),
  GAP("gaps in versions"),
  ORDER("out of order"),
  OTHER("other");

  private final String word;

  Finding(String word) {
    this.word = word;
  }

  /** As a report counts it. */
  String word() {
    return word;
  }
}
