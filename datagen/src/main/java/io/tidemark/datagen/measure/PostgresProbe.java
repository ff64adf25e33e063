package io.tidemark.datagen.measure;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Looks into the database over and over: when an account's newest event is there that was not
 * before, and when signals are there that were seen in Kafka ({@link SignalSamples}). It waits
 * between two looks for twenty times as long as one takes, so that it takes about 5 % of the time
 * of one connection; but from 50 to 500 ms, for a database that is slow is the one to be watched,
 * and a longer pause would leave out just the rows that had to wait. That is also how precisely it
 * tells: a row may have been there for as long as the time between two looks.
 */
final class PostgresProbe implements AutoCloseable {
  private static final Duration LEAST = Duration.ofMillis(50);
  private static final Duration MOST = Duration.ofMillis(500);
  private static final int SHARE = 20;

  /** A look that takes longer is told of. */
  private static final long SLOW_NANOS = 1_000_000_000L;

  private static final long NANOS = 1_000;
  private static final int MOST_SIGNALS = 500;
  private static final int TIMEOUT_SECONDS = 10;
  private static final String ACCOUNTS =
      "select account, (extract(epoch from updated_at) * 1000000)::bigint from accounts_pnl"
          + " where updated_at is not null";
  private static final String SIGNALS = "select id from signals where id = any (?)";

  private final Connections connections;
  private final Intended intended;
  private final Outputs outputs;
  private final SignalSamples samples;
  private final Newest newest = new Newest();
  private final Trouble slow;
  private final LongSupplier micros;
  private Loop loop;
  private Connection connection;
  private boolean looked;

  /**
   * Looks when it is told to.
   *
   * @param slow what a look that took long is noted with
   * @param micros the clock, µs since the epoch
   */
  PostgresProbe(
      InstrumentsOptions options,
      Outputs outputs,
      SignalSamples samples,
      Trouble slow,
      LongSupplier micros) {
    this.connections = options.database();
    this.intended = options.intended();
    this.outputs = outputs;
    this.samples = samples;
    this.slow = slow;
    this.micros = micros;
  }

  /**
   * Looks over and over.
   *
   * @param trouble what keeps it from looking
   * @param slow what a look that took long is noted with
   */
  static PostgresProbe start(
      InstrumentsOptions options,
      Outputs outputs,
      SignalSamples samples,
      Trouble trouble,
      Trouble slow) {
    PostgresProbe probe = new PostgresProbe(options, outputs, samples, slow, Clock::micros);
    probe.loop = Loop.start("postgres", trouble, probe::look);
    return probe;
  }

  /**
   * Looks once.
   *
   * @return how long to wait before the next look
   */
  Duration look() throws SQLException {
    try {
      if (connection == null) {
        connection = connections.open();
        connection.setAutoCommit(true);
      }
      long begin = micros.getAsLong();
      accounts();
      signals();
      long nanos = (micros.getAsLong() - begin) * NANOS;
      if (nanos > SLOW_NANOS) {
        slow.note(String.format(Locale.ROOT, "a look took %.1f s", nanos / 1e9));
      }
      Duration pause = Duration.ofNanos(nanos * SHARE);
      return pause.compareTo(LEAST) < 0 ? LEAST : pause.compareTo(MOST) > 0 ? MOST : pause;
    } catch (SQLException e) {
      leave();
      throw e;
    }
  }

  private void accounts() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ACCOUNTS)) {
      select.setQueryTimeout(TIMEOUT_SECONDS);
      try (ResultSet rows = select.executeQuery()) {
        long seen = micros.getAsLong();
        while (rows.next()) {
          String account = rows.getString(1);
          long event = rows.getLong(2);
          // What is there at the first look has been there for nobody knows how long
          if (newest.advance(account, event) && looked) {
            LatencyMeter meter = outputs.of(Outputs.POSTGRES_ACCOUNTS);
            meter.row();
            OptionalLong due = OutputRows.accountDue(intended, account, event);
            due.ifPresent(since -> meter.delay(since, seen));
          }
        }
        looked = true;
      }
    }
  }

  private void signals() throws SQLException {
    List<String> wanted = samples.wanted(MOST_SIGNALS);
    if (wanted.isEmpty()) {
      return;
    }
    Array ids = connection.createArrayOf("text", wanted.toArray());
    try (PreparedStatement select = connection.prepareStatement(SIGNALS)) {
      select.setQueryTimeout(TIMEOUT_SECONDS);
      select.setArray(1, ids);
      try (ResultSet rows = select.executeQuery()) {
        long seen = micros.getAsLong();
        while (rows.next()) {
          Long due = samples.found(rows.getString(1));
          if (due != null) {
            LatencyMeter meter = outputs.of(Outputs.POSTGRES_SIGNALS);
            meter.row();
            meter.delay(due, seen);
          }
        }
      }
    }
  }

  private void leave() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It is gone already.
    }
    connection = null;
  }

  @Override
  public void close() {
    if (loop != null) {
      loop.close();
    }
    leave();
  }
}
