package io.tidemark.desk.load;

import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.FileUtils;

/** A new database on the one server that all tests of this JVM share. */
final class Db {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static LocalPostgres server;
  private static Path folder;

  final String name;

  private Db(String name) {
    this.name = name;
  }

  static Db make() throws Exception {
    String name = "test" + COUNT.incrementAndGet();
    server().createDatabase(name);
    return new Db(name);
  }

  static synchronized LocalPostgres server() throws Exception {
    if (server == null) {
      folder = Files.createTempDirectory("tidemark-load-test");
      server = LocalPostgres.start(folder);
      Files.writeString(folder.resolve("password"), server.password());
      Runtime.getRuntime().addShutdownHook(new Thread(Db::end));
    }
    return server;
  }

  private static void end() {
    try {
      server.close();
      FileUtils.deleteDirectory(folder.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of a ledger on this database. */
  Settings.Builder settings(String ledger) {
    return Settings.builder()
        .set("ledger.id=" + ledger)
        .set("postgres.url=" + server.url(name))
        .set("postgres.password=file:" + folder.resolve("password"));
  }

  Connection connect() throws SQLException {
    return server.connect(name);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, the cells of each joined by a bar. */
  List<String> query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
          cells.add(result.getString(c));
        }
        rows.add(String.join("|", cells.stream().map(String::valueOf).toList()));
      }
      return rows;
    }
  }
}
