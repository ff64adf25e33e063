package io.tidemark.job.load;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The database as a whole: its tables, and which ledger it belongs to. */
public final class Database {
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 30;
  private static final long MIGRATION_LOCK = 0x7469_6465_6d61_726bL;

  private Database() {}

  /**
   * Looks, without changing anything, whether the loader could work with the database.
   *
   * @throws UserException if it cannot be reached or entered, lacks a right, or is another ledger's
   */
  public static void check(Settings settings) {
    try (Connection connection = source(settings).getConnection()) {
      String ledger = hasTables(connection) ? ledger(connection) : null;
      if (ledger != null) {
        require(ledger, settings);
      } else if (!mayCreate(connection)) {
        throw new UserException(
            String.format(
                "postgres: user \"%s\" has no right to create tables in %s; grant create on the"
                    + " schema to it",
                settings.get(Keys.POSTGRES_USERNAME), Postgres.place(settings)));
      } else {
        requireRoom(connection, settings);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.explain(settings, e);
    }
  }

  /**
   * Makes the tables and takes the database for the ledger of the settings.
   *
   * @param fresh empties it first, whichever ledger wrote it
   * @throws UserException as {@link #check}
   */
  public static void claim(Settings settings, boolean fresh) {
    try {
      DataSource source = source(settings);
      migrate(settings, source);
      try (Connection connection = source.getConnection()) {
        if (fresh) {
          empty(connection);
        }
        identify(connection, settings, true);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.explain(settings, e);
    }
  }

  /**
   * A connection for whoever looks at what the settings' ledger loaded.
   *
   * @throws UserException if it cannot be reached or entered, or holds nothing of this ledger
   */
  public static Connection connect(Settings settings) {
    Connection connection = null;
    try {
      connection = source(settings).getConnection();
      String ledger = hasTables(connection) ? ledger(connection) : null;
      if (ledger == null) {
        throw new UserException(
            String.format("postgres: nothing was loaded into %s yet", Postgres.place(settings)));
      }
      require(ledger, settings);
      return connection;
    } catch (SQLException | UserException e) {
      closeQuietly(connection);
      throw e instanceof SQLException sql
          ? DatabaseErrors.explain(settings, sql)
          : (UserException) e;
    }
  }

  private static void closeQuietly(Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // What failed before is what counts.
      }
    }
  }

  private static DataSource source(Settings settings) throws SQLException {
    return Postgres.source(settings, CONNECT_SECONDS, ANSWER_SECONDS);
  }

  /** Brings the tables to this version's; any number of processes may do so at once. */
  static void migrate(Settings settings, DataSource source) throws SQLException {
    FluentConfiguration configuration =
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(source)
            .locations("classpath:db/migration")
            .table("tidemark_migrations")
            // The schema may hold tables of others.
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .cleanDisabled(true);
    String schema = Postgres.schema(settings);
    if (schema != null) {
      configuration.schemas(schema).createSchemas(true);
    }
    // Flyway has a lock of its own, but does not hold it while it makes its history table.
    try (Connection lock = source.getConnection();
        Statement statement = lock.createStatement()) {
      statement.execute("select pg_advisory_lock(" + MIGRATION_LOCK + ")");
      configuration.load().migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql) {
          throw sql;
        }
      }
      throw new SQLException(e.getMessage(), e);
    }
  }

  /**
   * Holds the database to the settings' ledger.
   *
   * @param mayClaim whether a database that is nobody's becomes this ledger's
   * @throws UserException if it is another ledger's, or nobody's and not to be claimed
   */
  static void identify(Connection connection, Settings settings, boolean mayClaim)
      throws SQLException {
    if (mayClaim) {
      // One statement; of two ledgers that come at once, the second finds the first's row.
      try (PreparedStatement claim =
          connection.prepareStatement(
              "insert into tidemark_ledger (id) values (?) on conflict do nothing")) {
        claim.setString(1, settings.get(Keys.LEDGER_ID));
        claim.executeUpdate();
      }
    }
    String ledger = mayClaim || hasTables(connection) ? ledger(connection) : null;
    if (ledger == null) {
      throw new UserException(
          String.format(
              "postgres: %s is empty, but the loader goes on from where it had been with ledger"
                  + " \"%s\"; start the loader without its checkpoint, so that it loads everything",
              Postgres.place(settings), settings.get(Keys.LEDGER_ID)));
    }
    require(ledger, settings);
  }

  private static void requireRoom(Connection connection, Settings settings) throws SQLException {
    for (Table<?> table : Tables.ALL) {
      if ("t".equals(one(connection, "select to_regclass('" + table.name() + "') is not null"))) {
        throw new UserException(
            String.format(
                "postgres: %s has a table %s that is not Tidemark's; name a schema for Tidemark in"
                    + " %s, as in ?currentSchema=tidemark",
                Postgres.place(settings), table.name(), Keys.POSTGRES_URL));
      }
    }
  }

  private static void require(String ledger, Settings settings) {
    if (!ledger.equals(settings.get(Keys.LEDGER_ID))) {
      throw new UserException(
          String.format(
              "postgres: %s was written by ledger \"%s\", this one is \"%s\"; name another"
                  + " database, or empty this one with --fresh",
              Postgres.place(settings), ledger, settings.get(Keys.LEDGER_ID)));
    }
  }

  private static void empty(Connection connection) throws SQLException {
    String tables = Tables.ALL.stream().map(Table::name).collect(Collectors.joining(", "));
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate tidemark_ledger, " + tables);
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  private static boolean hasTables(Connection connection) throws SQLException {
    return "t".equals(one(connection, "select to_regclass('tidemark_ledger') is not null"));
  }

  /** The ledger that the database belongs to; null if it is nobody's. */
  private static String ledger(Connection connection) throws SQLException {
    return one(connection, "select id from tidemark_ledger");
  }

  private static boolean mayCreate(Connection connection) throws SQLException {
    // A schema that currentSchema names and that is not there would be created too.
    return "t"
        .equals(
            one(
                connection,
                "select case when current_schema() is null"
                    + " then has_database_privilege(current_database(), 'create')"
                    + " else has_schema_privilege(current_schema(), 'create') end"));
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getString(1) : null;
    }
  }
}
