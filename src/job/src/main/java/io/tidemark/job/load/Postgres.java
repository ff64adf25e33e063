package io.tidemark.job.load;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is and how it is talked to. The password is read each time, and kept nowhere.
 */
final class Postgres {
  private Postgres() {}

  /**
   * A source of connections. Parameters in {@code postgres.url} go before ours.
   *
   * @param connectSeconds after which a host that does not answer is given up
   * @param answerSeconds after which a silent connection counts as dead
   * @throws SQLException class 28 if the password is not where it should be
   */
  static PGSimpleDataSource source(Settings settings, int connectSeconds, int answerSeconds)
      throws SQLException {
    Map<String, String> ours = new LinkedHashMap<>();
    ours.put("connectTimeout", String.valueOf(connectSeconds));
    ours.put("socketTimeout", String.valueOf(answerSeconds));
    ours.put("tcpKeepAlive", "true");
    ours.put("ApplicationName", "tidemark-load");
    String given = settings.get(Keys.POSTGRES_URL);
    Properties parsed = parsed(settings);
    StringBuilder url = new StringBuilder(given);
    ours.forEach(
        (name, value) -> {
          if (!parsed.containsKey(name)) {
            url.append(url.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
            url.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url.toString());
    source.setUser(settings.get(Keys.POSTGRES_USERNAME));
    try {
      source.setPassword(settings.get(Keys.POSTGRES_PASSWORD).read());
    } catch (UserException e) {
      throw new SQLException(e.getMessage(), "28000", e);
    }
    return source;
  }

  /** The address as people write it: host, port and database, without parameters. */
  static String place(Settings settings) {
    String url = settings.get(Keys.POSTGRES_URL);
    int parameters = url.indexOf('?');
    return url.substring("jdbc:postgresql://".length(), parameters < 0 ? url.length() : parameters);
  }

  /** The schema that parameter {@code currentSchema} puts first; null if there is none. */
  static String schema(Settings settings) {
    String path = parsed(settings).getProperty("currentSchema");
    return path == null ? null : path.split(",", 2)[0].strip();
  }

  private static Properties parsed(Settings settings) {
    String url = settings.get(Keys.POSTGRES_URL);
    Properties parsed = Driver.parseURL(url, null);
    if (parsed == null) {
      throw new UserException(
          "setting: "
              + Keys.POSTGRES_URL
              + " is \""
              + url
              + "\", not a JDBC address jdbc:postgresql://host:port/database");
    }
    return parsed;
  }
}
