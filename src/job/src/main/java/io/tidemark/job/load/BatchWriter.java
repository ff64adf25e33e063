package io.tidemark.job.load;

import io.tidemark.engine.Reason;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Writes batches. Of one that the database refuses it finds the rows that are at fault. */
final class BatchWriter {
  private final Session session;
  private final Consumer<Refused> refused;

  /**
   * @param refused takes what can never be written
   */
  BatchWriter(Session session, Consumer<Refused> refused) {
    this.session = session;
    this.refused = refused;
  }

  /**
   * Writes rows, however long it takes; those that the database does not take are refused.
   *
   * @param rows in the order of their topic; of a key several, if so
   */
  void write(Table<?> table, List<Row> rows) throws InterruptedException {
    List<Row> newest = Table.newest(rows);
    try {
      session.run(connection -> table.write(connection, newest));
    } catch (SQLException e) {
      if (rows.size() == 1) {
        refused.accept(new Refused(rows.get(0).record(), Reason.REFUSED, Fault.line(e)));
        return;
      }
      // All rows, not only the newest: where the newest is refused, the one before it stands.
      int half = rows.size() / 2;
      write(table, rows.subList(0, half));
      write(table, rows.subList(half, rows.size()));
    }
  }
}
