package io.tidemark.datagen.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The plotting library, from its jar; whichever version is there. */
final class Uplot {
  private static final String POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String ROOT = "/META-INF/resources/webjars/uplot/";

  private Uplot() {}

  static String version() {
    try {
      Properties pom = new Properties();
      pom.load(new java.io.StringReader(text(POM)));
      return pom.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The script behind its licence, which asks to go along. */
  static String script() {
    return "/*\nuPlot "
        + version()
        + "\n\n"
        + file("LICENSE")
        + "*/\n"
        + file("dist/uPlot.iife.min.js");
  }

  static String css() {
    return file("dist/uPlot.min.css");
  }

  private static String file(String name) {
    return text(ROOT + version() + "/" + name);
  }

  private static String text(String resource) {
    try (InputStream in = Uplot.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
