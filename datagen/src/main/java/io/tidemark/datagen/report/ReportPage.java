package io.tidemark.datagen.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report as one page of HTML that needs nothing but itself. */
public final class ReportPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

  private ReportPage() {}

  /**
   * The page. Text of the report is escaped wherever it stands; no request leaves the page, which
   * tells the browser so too.
   *
   * @param earlier what to compare with
   */
  public static String html(LoadReport report, Optional<LoadReport> earlier) {
    Optional<Comparison> comparison = earlier.map(e -> Comparison.of(report, e));
    Html body =
        new Html()
            .add(HeadSections.of(report, earlier))
            .add(FigureSections.of(report, earlier, comparison))
            .add(UseSections.of(report))
            .add(EndSections.of(report));
    Map<String, String> parts =
        Map.of(
            "title",
            Html.escape(HeadSections.title(report)),
            "css",
            Uplot.css() + resource("page.css"),
            "body",
            body.toString(),
            "data",
            PlotData.json(report),
            "uplot",
            Uplot.script(),
            "uplot-version",
            Html.escape(Uplot.version()),
            "script",
            resource("page.js"));
    return PLACE
        .matcher(resource("page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
