package io.tidemark.desk.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * A PostgreSQL server of this machine, from binaries that come with Maven, on loopback and a free
 * port. Its role {@code tidemark} has a password made at the start. It can be stopped and started
 * again on the same port and the same data.
 */
public final class LocalPostgres implements AutoCloseable {
  /** The role that owns the databases. */
  public static final String USER = "tidemark";

  private static final String LOG = "postgres.log";

  /** About what an empty database takes. */
  private static final long NEEDED_BYTES = 64L << 20;

  private final Path folder;
  private final int port;
  private final String password;
  private EmbeddedPostgres server;

  private LocalPostgres(Path folder, int port, String password) {
    this.folder = folder;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts a server with an empty database {@code tidemark}.
   *
   * @param folder for its data and its programs; made if it is not there
   */
  public static LocalPostgres start(Path folder) throws IOException, SQLException {
    Files.createDirectories(folder);
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    LocalPostgres postgres =
        new LocalPostgres(
            folder.toAbsolutePath(), LocalKafka.freePort(), HexFormat.of().formatHex(random));
    postgres.startAgain();
    try (Connection c = postgres.server.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("create role " + USER + " login password '" + postgres.password + "'");
    }
    postgres.createDatabase(USER);
    return postgres;
  }

  /** Starts it again after {@link #stop}. */
  public synchronized void startAgain() throws IOException {
    if (server == null) {
      // Where nothing is asked for, the library makes a folder of its own, which stays.
      System.setProperty("ot.epg.working-dir", folder.resolve("programs").toString());
      server = startServer();
    }
  }

  private EmbeddedPostgres startServer() throws IOException {
    try {
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(folder.resolve("data"))
          .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
          .setCleanDataDirectory(false)
          .setDataDirectoryCustomizer(LocalPostgres::passwords)
          .setServerConfig("listen_addresses", "127.0.0.1")
          // Else it makes a socket in /tmp, which stays if the server is killed.
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "50")
          .setServerConfig("shared_buffers", "64MB")
          .setOutputRedirector(log())
          .setErrorRedirector(log())
          .start();
    } catch (IllegalStateException e) {
      // A program of it that failed; why is in the log, which goes with the folder.
      // A full disk it cannot even write down; what it had made by then it takes away.
      boolean full = Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES;
      throw new IOException(
          full ? "No space left on device" : "PostgreSQL does not start: " + lastWords(), e);
    }
  }

  private String lastWords() throws IOException {
    Path log = folder.resolve(LOG);
    String text = Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    return text.lines()
        .filter(line -> line.contains("FATAL") || line.contains("error:"))
        .reduce((first, last) -> last)
        .orElse("no word of it");
  }

  private ProcessBuilder.Redirect log() {
    return ProcessBuilder.Redirect.appendTo(folder.resolve(LOG).toFile());
  }

  /** All but the superuser, with whom the server is looked after, must know their password. */
  private static void passwords(File data) {
    try {
      Files.write(
          data.toPath().resolve("pg_hba.conf"),
          List.of(
              "local all all trust",
              "host all postgres 127.0.0.1/32 trust",
              "host all all 127.0.0.1/32 scram-sha-256"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty database that {@link #USER} owns. */
  public void createDatabase(String name) throws SQLException {
    try (Connection c = server.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("create database \"" + name + "\" owner " + USER);
    }
  }

  /** Stops it; its data stay. */
  public synchronized void stop() throws IOException {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** The JDBC address of a database, without user and password. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** The process that the others of the server are children of. */
  public long pid() throws IOException {
    Path file = folder.resolve("data").resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(file, StandardCharsets.UTF_8).get(0).strip());
  }

  /** The password of {@link #USER}. */
  public String password() {
    return password;
  }

  /** A connection as {@link #USER}. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), USER, password);
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
