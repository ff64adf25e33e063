package io.tidemark.job.load;

import java.sql.SQLException;
import java.util.Set;

/** Whose fault it is that a statement failed; decided by its SQLState. */
enum Fault {
  /** The database is away, busy, full, or not as it should be: the same rows may go in later. */
  DATABASE,
  /** A row is not what the table takes, now or ever. */
  ROW,
  /** It cannot be told. If a new connection gives the same, it is the row. */
  UNCLEAR;

  /** Data that do not fit, a constraint, a view's check, a limit of size, a trigger's refusal. */
  private static final Set<String> ROW_CLASSES = Set.of("22", "23", "44", "54", "P0");

  /**
   * Connection, feature, state of a transaction, rights, missing database, rollback, missing schema
   * or table (the statement is always the same, so no row can be at fault), resources, locks, what
   * an administrator did, the system below, configuration.
   */
  private static final Set<String> DATABASE_CLASSES =
      Set.of("08", "0A", "25", "28", "3D", "3F", "40", "42", "53", "55", "57", "58", "F0");

  static Fault of(SQLException e) {
    String state = e.getSQLState();
    String kind = state == null || state.length() != 5 ? "" : state.substring(0, 2);
    if (ROW_CLASSES.contains(kind)) {
      return ROW;
    }
    return DATABASE_CLASSES.contains(kind) ? DATABASE : UNCLEAR;
  }

  /** What a database said, on one line, its SQLState first. */
  static String line(SQLException e) {
    String said = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    return e.getSQLState() == null ? said : e.getSQLState() + ": " + said;
  }
}
