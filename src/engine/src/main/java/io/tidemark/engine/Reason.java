package io.tidemark.engine;

/**
 * Why a record became a dead letter, or was skipped. The names are part of the outside contract.
 */
public enum Reason {
  /** The line is not a row of the file's header: wrong number of fields, an open quote. */
  MALFORMED,
  /** A column that must be filled is blank. */
  MISSING_FIELD,
  /** A time that is not ISO-8601 with a zone, or has more than six decimals, or is out of range. */
  BAD_TIME,
  /** A number that does not parse, has too many decimals, or is out of range. */
  BAD_NUMBER,
  /** A word that is not one of the column's words (side, type, kind, asset class, lot method). */
  UNKNOWN_VALUE,
  /** A name with a control character, a currency that is no code, or one longer than 256 bytes. */
  BAD_NAME,
  /** A value outside what its column allows: a quantity that is not positive, a negative size. */
  OUT_OF_RANGE,
  /** A tick that holds neither a quote nor a print, or a size without its price. */
  EMPTY_TICK,
  /** The event would take a figure past 128 bits or a quantity past 64; nothing was changed. */
  OVERFLOW,
  /** The same id as an earlier event, with other content. */
  CONFLICTING_DUPLICATE,
  /** Older than the account's newest fill, or cash event, by more than the correction window. */
  TOO_OLD,
  /** A reference row that differs from the first row of the same key. */
  REFERENCE_CHANGED,
  /** No row for this symbol, and {@code instruments.required} is set. */
  UNKNOWN_INSTRUMENT,
  /** No row for this account, and {@code accounts.required} is set. */
  UNKNOWN_ACCOUNT,
  /** A bust or correction names a fill that did not come within the correction window. */
  UNKNOWN_REFERENCE,
  /** Given by builds before busts and corrections; their savepoints hold its counts by name. */
  NOT_SUPPORTED,
  /** A record without a value, where only a value makes sense. */
  NULL_VALUE,
  /** Bytes that are no Avro record of the topic's schema. */
  UNDECODABLE,
  /** An Avro record of a schema that nobody here knows. */
  UNKNOWN_SCHEMA,
  /** A record whose key is not the symbol or account that its value names. */
  KEY_MISMATCH,
  /** An event time further ahead of the clock than {@code watermark.max-ahead}. */
  FUTURE,
  /** A row that the database does not take; the detail has its SQLState and its words. */
  REFUSED,
  /** A bust or correction names an id that stands for more than one fill. */
  AMBIGUOUS_REFERENCE,
  /** A correction of a fill that has been busted. */
  ALREADY_BUSTED,
  /** Skipped: a row of a feed that brings no price. */
  NO_PRICE,
  /** Skipped: a row of a feed whose price is 0. */
  ZERO_PRICE,
  /** A rule that cannot be used; the one of its name that ran goes on. */
  BAD_RULE
}
