package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;

/**
 * The uid, and the name, of every operator. A savepoint finds state by them: one that has been in a
 * release is never renamed.
 */
public final class Uids {
  /** MARKET. */
  public static final String MARKET = "market";

  /** LEDGER. */
  public static final String LEDGER = "ledger";

  /** Judges ticks. */
  public static final String READ_TICKS = "read-ticks";

  /** Judges trades. */
  public static final String READ_TRADES = "read-trades";

  /** Judges cash events. */
  public static final String READ_CASH = "read-cash";

  /** Judges accounts. */
  public static final String READ_ACCOUNTS = "read-accounts";

  /** Judges limits. */
  public static final String READ_LIMITS = "read-limits";

  /** Judges instruments. */
  public static final String READ_INSTRUMENTS = "read-instruments";

  /** Judges rules. */
  public static final String READ_RULES = "read-signal-rules";

  /** Tells the ledger of instruments. */
  public static final String LISTED = "listed-instruments";

  /** The loader's source: the topics that the trading job writes. */
  public static final String LOAD_SOURCE = "load-source";

  /** The loader's writer of the database. */
  public static final String LOAD_POSTGRES = "load-postgres";

  /** The loader's sink of dead letters. */
  public static final String LOAD_DEAD_LETTERS = "load-dead-letters";

  private Uids() {}

  /** A source of files. */
  public static String source(InputFile input) {
    return "source-" + input.source();
  }

  /** A source of a topic. */
  public static String topic(Topic topic) {
    return "topic-" + topic.suffix();
  }

  /** The encoding of rows for topics. */
  public static String encode(String rows) {
    return "encode-" + rows;
  }

  /** The printing of rows into lines. */
  public static String print(String file) {
    return "print-" + file;
  }

  /** A sink into part files or topics. */
  public static String sink(String file) {
    return "sink-" + file;
  }
}
