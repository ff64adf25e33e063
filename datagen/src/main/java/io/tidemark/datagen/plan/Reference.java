package io.tidemark.datagen.plan;

import io.tidemark.datagen.report.LoadReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The measurement that ships with Tidemark, for plans by those who have none of their own. */
public final class Reference {
  /** What a plan calls it. */
  public static final String NAME = "the shipped measurement";

  private static final String FILE = "reference.json";

  private Reference() {}

  /** The report of the scenario {@code search}, without its timeline. */
  public static LoadReport report() {
    try (InputStream in = Reference.class.getResourceAsStream(FILE)) {
      return LoadReport.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
