package io.tidemark.contracts;

/** The bytes are not a record of the topic's schema. */
public final class Undecodable extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong with them. */
  public enum Fault {
    /** They do not begin as the encoding does, end too early, or do not fit the writer's schema. */
    CORRUPT,
    /** They name a schema that nobody here knows. */
    UNKNOWN_SCHEMA
  }

  private final Fault fault;

  /**
   * @param detail what was wrong, for a person
   */
  public Undecodable(Fault fault, String detail, Throwable cause) {
    super(detail, cause);
    this.fault = fault;
  }

  /** CORRUPT. */
  static Undecodable corrupt(String detail, Throwable cause) {
    return new Undecodable(Fault.CORRUPT, detail == null ? "it does not decode" : detail, cause);
  }

  /** What is wrong with them. */
  public Fault fault() {
    return fault;
  }
}
