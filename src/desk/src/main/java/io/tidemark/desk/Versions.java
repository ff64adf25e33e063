package io.tidemark.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** What runs here. */
public final class Versions {
  /** Written into the jar by Maven. */
  private static final String POM = "/META-INF/maven/io.tidemark/tidemark-desk/pom.properties";

  private Versions() {}

  /** Tidemark's version; "dev" when it does not run from its jar. */
  static String tidemark() {
    try (InputStream in = Versions.class.getResourceAsStream(POM)) {
      if (in == null) {
        return "dev";
      }
      Properties pom = new Properties();
      pom.load(in);
      return pom.getProperty("version", "dev");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All versions, by name. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("tidemark", tidemark());
    versions.put("flink", EnvironmentInformation.getVersion());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
