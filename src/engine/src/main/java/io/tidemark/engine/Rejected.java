package io.tidemark.engine;

/**
 * An input record that cannot be used, and why. Thrown before any state has changed; whoever reads
 * the record turns it into a dead letter.
 */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param reason the class of the fault, counted in the summary
   * @param detail one sentence that names the offending value and what would be accepted
   */
  public Rejected(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** The class of the fault. */
  public Reason reason() {
    return reason;
  }

  /** What was wrong with this record, for a person. */
  public String detail() {
    return getMessage();
  }
}
