package io.tidemark.job.load;

import io.tidemark.job.Settings;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one subtask, which comes back for ever: whatever the database is at fault for
 * is tried again, after 100 ms first and 10 s at most, until it works or the task is cancelled.
 * What changes is logged once. One thread uses it; {@link #close} may come from any.
 */
final class Session implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 60;
  private static final int STATEMENT_SECONDS = 50;
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LAST_PAUSE_MS = 10_000;

  private final Settings settings;
  private final String place;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean mayClaim;
  private boolean migrated;
  private long pause = FIRST_PAUSE_MS;
  private volatile Connection connection;
  private volatile boolean connected;
  private volatile String error = "";

  /**
   * A session that has not begun yet.
   *
   * @param mayClaim whether a database without a ledger is to be taken; otherwise it is refused
   */
  Session(Settings settings, boolean mayClaim) {
    this.settings = settings;
    this.place = Postgres.place(settings);
    this.mayClaim = mayClaim;
  }

  /** What is done in a transaction; it may be done again. */
  @FunctionalInterface
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  /**
   * Does some work in a transaction, again and again if the database is at fault. The transaction
   * holds on to the database's ledger: it cannot become another's before the commit.
   *
   * @throws SQLException if a row is at fault; the work then changed nothing
   * @throws io.tidemark.job.UserException if the database is another ledger's
   * @throws CancelTaskException after {@link #close}
   */
  void run(Work work) throws SQLException, InterruptedException {
    boolean unclear = false;
    while (true) {
      boolean opened = false;
      try {
        open();
        opened = true;
        Database.identify(connection, settings, false);
        work.on(connection);
        connection.commit();
        return;
      } catch (SQLException e) {
        if (closed.getCount() == 0) {
          throw new CancelTaskException("the task was cancelled");
        }
        Fault fault = opened ? Fault.of(e) : Fault.DATABASE;
        if (fault == Fault.ROW || unclear && fault == Fault.UNCLEAR) {
          rollBack(e);
          throw e;
        }
        // The same on a connection that was made anew is not the connection's fault.
        unclear = fault == Fault.UNCLEAR;
        lost(e);
      }
    }
  }

  private void open() throws SQLException {
    if (connection != null) {
      return;
    }
    PGSimpleDataSource source = Postgres.source(settings, CONNECT_SECONDS, ANSWER_SECONDS);
    connection = source.getConnection();
    if (closed.getCount() == 0) {
      throw new SQLException("closed while connecting");
    }
    if (!mayClaim) {
      // An empty database is refused before anything is made in it.
      Database.identify(connection, settings, false);
    }
    if (!migrated) {
      Database.migrate(settings, source);
      migrated = true;
    }
    Database.identify(connection, settings, mayClaim);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set statement_timeout = '" + STATEMENT_SECONDS + "s'");
    }
    for (Table<?> table : Tables.ALL) {
      table.prepare(connection);
    }
    connection.setAutoCommit(false);
    mayClaim = false;
    pause = FIRST_PAUSE_MS;
    connected = true;
    LOG.info("Connected to the database {}", place);
  }

  private void lost(SQLException e) throws InterruptedException {
    String line = Fault.line(e);
    if (connected || !line.equals(error)) {
      LOG.warn("The database {} does not work, trying until it does: {}", place, line);
    }
    error = line;
    connected = false;
    disconnect();
    if (closed.await(pause, TimeUnit.MILLISECONDS)) {
      throw new CancelTaskException("the task was cancelled");
    }
    pause = Math.min(2 * pause, LAST_PAUSE_MS);
  }

  private void rollBack(SQLException reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection went meanwhile; what is done next on it will tell.
      reason.addSuppressed(e);
    }
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    if (old != null) {
      try {
        // Not close: it would talk to a peer that may be dead.
        old.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("A lost connection could not be closed", e);
      }
    }
  }

  /** Whether there is a connection. */
  boolean isConnected() {
    return connected;
  }

  /** What the database last failed with; "" if it never did. */
  String error() {
    return error;
  }

  /** Ends the connection, whatever is under way on it, and lets nothing begin any more. */
  @Override
  public void close() {
    closed.countDown();
    disconnect();
  }
}
