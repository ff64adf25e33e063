package io.tidemark.datagen.report;

import java.util.Optional;

/** A report as one page of HTML that needs nothing but itself. */
public final class ReportPage {
  private ReportPage() {}

  /**
   * The page.
   *
   * @param earlier what to compare with
   */
  public static String html(LoadReport report, Optional<LoadReport> earlier) {
    return "<!DOCTYPE html>" + report.scenario().name() + earlier.isPresent();
  }
}
