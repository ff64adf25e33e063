package io.tidemark.job;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a secret is: in the environment or in a file. The secret itself is read where it is used
 * and is part of no setting, so that no log, page or job graph shows it.
 */
public final class Secret implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  private final String place;

  private Secret(String place) {
    this.place = place;
  }

  /**
   * The secret at a place.
   *
   * @param text {@code env:NAME}, {@code file:PATH}, or "" for none
   * @throws IllegalArgumentException if it is none of these
   */
  public static Secret parse(String text) {
    boolean known = text.startsWith(ENVIRONMENT) || text.startsWith(FILE);
    SettingTypes.check(text.isEmpty() || known && text.indexOf(':') < text.length() - 1);
    return new Secret(text);
  }

  /** Whether there is one. */
  public boolean isGiven() {
    return !place.isEmpty();
  }

  /**
   * The secret; "" if none is given. A file's last line end is not part of it.
   *
   * @throws UserException if it is not where it should be
   */
  public String read() {
    if (place.startsWith(ENVIRONMENT)) {
      String name = place.substring(ENVIRONMENT.length());
      String value = System.getenv(name);
      if (value == null) {
        throw new UserException(
            "the environment has no variable " + name + ", which a secret is in");
      }
      return value;
    }
    if (place.startsWith(FILE)) {
      String file = place.substring(FILE.length());
      try {
        return Files.readString(Path.of(file)).replaceFirst("\\r?\\n$", "");
      } catch (IOException e) {
        throw new UserException("the secret's file " + file + " cannot be read", e);
      }
    }
    return "";
  }

  @Override
  public String toString() {
    return place;
  }
}
