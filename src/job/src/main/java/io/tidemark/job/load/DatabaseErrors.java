package io.tidemark.job.load;

import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;

/** One line, for a person, of why a database cannot be used. */
final class DatabaseErrors {
  private DatabaseErrors() {}

  static UserException explain(Settings settings, SQLException e) {
    return new UserException("postgres: " + line(settings, e), e);
  }

  private static String line(Settings settings, SQLException e) {
    String place = Postgres.place(settings);
    String user = settings.get(Keys.POSTGRES_USERNAME);
    String state = String.valueOf(e.getSQLState());
    String said = Fault.line(e);
    if (e.getCause() instanceof UserException) {
      return e.getMessage();
    }
    return switch (state) {
      case "28P01", "08004" ->
          settings.get(Keys.POSTGRES_PASSWORD).isGiven()
              ? String.format(
                  "%s does not let user \"%s\" in with this password (%s)", place, user, said)
              : String.format(
                  "%s asks user \"%s\" for a password; set %s to env:NAME or file:PATH",
                  place, user, Keys.POSTGRES_PASSWORD);
      case "28000" -> String.format("%s does not let user \"%s\" in (%s)", place, user, said);
      case "3D000" ->
          String.format(
              "there is no database %s; make one: create database NAME owner \"%s\"", place, user);
      case "42501" -> String.format("user \"%s\" lacks a right at %s (%s)", user, place, said);
      default -> away(place, e, said);
    };
  }

  private static String away(String place, SQLException e, String said) {
    if (e.getCause() instanceof UnknownHostException) {
      return "no host of that name: " + place;
    }
    if (e.getCause() instanceof SSLException tls) {
      return "TLS with " + place + " failed (" + tls.getMessage() + "); see sslmode, sslrootcert";
    }
    if (e.getCause() instanceof IOException io) {
      return "no answer from " + place + " (" + io.getMessage() + "); is it running?";
    }
    return place + " cannot be used (" + said + ")";
  }
}
