package io.tidemark.desk;

import io.tidemark.desk.live.LedgerIdentity;
import io.tidemark.desk.local.LocalKafka;
import io.tidemark.desk.local.LocalPostgres;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** The settings of a demo: the defaults, but for where things are and how short a demo is. */
final class DemoSettings {
  private DemoSettings() {}

  /**
   * The settings of jobs between a broker and a database. The database's password goes into a file,
   * as settings hold no secret.
   *
   * @param postgres null for no database
   * @param others what else is not as by default; wins, but for where things are
   */
  static Settings of(
      Path work, LocalKafka kafka, LocalPostgres postgres, Map<String, String> others)
      throws IOException {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                // On a busy machine all of it can stand still for longer than the default. What is
                // read late then would be judged late, and nothing be as recomputed.
                Keys.IDLE.name(),
                "20s",
                Keys.CHECKPOINT_INTERVAL.name(),
                "1s",
                // A minute has no bars of five: these make the indicators and every rule work.
                Keys.BARS_INTERVALS.name(),
                "1s,10s",
                Keys.INDICATORS_INTERVAL.name(),
                "1s"));
    settings.putAll(others);
    settings.put(Keys.KAFKA_BOOTSTRAP.name(), kafka.bootstrap());
    settings.put(Keys.LEDGER_ID.name(), LedgerIdentity.random());
    settings.put(Keys.STATE_DIR.name(), work.resolve("state").toString());
    if (postgres != null) {
      settings.put(Keys.POSTGRES_URL.name(), postgres.url(LocalPostgres.USER));
      settings.put(Keys.POSTGRES_USERNAME.name(), LocalPostgres.USER);
      settings.put(Keys.POSTGRES_PASSWORD.name(), "file:" + password(work, postgres));
    }
    return Settings.of(settings);
  }

  private static Path password(Path work, LocalPostgres postgres) throws IOException {
    Path password =
        Files.createFile(
            passwordFile(work),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(password, postgres.password(), StandardCharsets.UTF_8);
  }

  /** Where the database's password is. */
  static Path passwordFile(Path work) {
    return work.resolve("password");
  }
}
