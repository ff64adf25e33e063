package io.tidemark.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.report.LoadReport.Incident;
import io.tidemark.datagen.report.LoadReport.ScenarioText;
import io.tidemark.datagen.report.LoadReport.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class ReportPageTest {
  private static final String NASTY = "</script><!--<script>alert('&\"{{data}}$1\\u0000";

  /** Pages to look at: {@code -Dtidemark.pages=FOLDER}. */
  @Test
  void pages_are_written_where_somebody_wants_to_see_them() throws IOException {
    String folder = System.getProperty("tidemark.pages");
    if (folder != null) {
      Path dir = Files.createDirectories(Path.of(folder));
      Files.writeString(dir.resolve("search.html"), compared());
      Files.writeString(dir.resolve("steady.html"), page(Samples.steady()));
      Files.writeString(dir.resolve("empty.html"), page(Samples.empty()));
    }
  }

  @Test
  void the_page_is_well_formed_and_in_the_order_in_which_one_asks() throws Exception {
    Document page = parsed(compared());
    List<String> sections = new ArrayList<>();
    NodeList found = page.getElementsByTagName("section");
    for (int i = 0; i < found.getLength(); i++) {
      sections.add(((Element) found.item(i)).getAttribute("id"));
    }
    assertThat(sections)
        .containsExactly(
            "", // the verdict
            "ran",
            "targets",
            "latency",
            "comparison",
            "over-time",
            "search",
            "cpu",
            "profile",
            "state",
            "skew",
            "verification",
            "scenario");
    assertThat(text(page, "section")).contains("Fail").contains("lag is 8,204 records");
  }

  @Test
  void what_was_not_measured_leaves_a_page_that_says_so() throws Exception {
    Document page = parsed(page(Samples.empty()));
    assertThat(text(page, "main")).contains("No verdict").contains("no figures over time");
  }

  @Test
  void a_search_that_ended_at_its_highest_rate_tells_of_a_least() throws Exception {
    String json = Samples.search().json();
    String ended = json.replace("\"ceiling\" : false", "\"ceiling\" : true");
    assertThat(text(parsed(page(LoadReport.parse(ended))), "main"))
        .contains("at least 16,000/s", "At least 16,000 ticks", "the search's \"to\" was reached");
    String old = json.replaceAll(",\\s*\"ceiling\" : false", "").replaceAll("\"rows\"", "\"old\"");
    LoadReport before = LoadReport.parse(old);
    assertThat(before.search().ceiling()).isFalse();
    assertThat(before.resources().rows()).isNull();
    assertThat(text(parsed(page(before)), "main")).doesNotContain("at least 16,000/s");
  }

  @Test
  void every_id_that_the_script_looks_for_is_there_once() throws Exception {
    for (LoadReport report : List.of(Samples.search(), Samples.steady(), Samples.empty())) {
      String html = page(report);
      List<String> ids = all(withoutScripts(html), " id=\"([^\"]+)\"");
      List<String> asked = all(script(html), "getElementById\\('([^']+)'\\)");
      ids.add("data"); // on a script element
      assertThat(asked).isNotEmpty().isSubsetOf(ids);
      assertThat(ids).doesNotHaveDuplicates();
      List<String> labels = all(withoutScripts(html), "aria-labelledby=\"([^\"]+)\"");
      assertThat(ids).containsAll(labels);
    }
  }

  @Test
  void no_request_leaves_the_page() {
    String html = compared();
    assertThat(withoutScripts(html)).doesNotContain("http:", "https:", "src=", "<link", "@import");
    assertThat(html).doesNotContain("url(", "fetch(", "XMLHttpRequest", "import(", "sendBeacon");
    assertThat(html).contains("default-src 'none'");
  }

  @Test
  void the_plotting_library_brings_its_licence_and_its_version() {
    String html = page(Samples.steady());
    assertThat(html)
        .contains("The MIT License (MIT)", "Copyright (c)", "Permission is hereby granted")
        .contains("Plots by uPlot " + Uplot.version());
  }

  @Test
  void text_of_a_report_stays_text() throws Exception {
    LoadReport sample = Samples.steady();
    LoadReport nasty =
        new LoadReport(
            LoadReport.FORMAT,
            new ScenarioText(NASTY, NASTY, NASTY),
            sample.run(),
            sample.machine(),
            sample.traffic(),
            sample.latency(),
            null,
            sample.resources(),
            sample.targets(),
            sample.verification(),
            new Verdict(false, List.of(NASTY)),
            List.of(new Incident(3, NASTY)),
            new Profile(10, 5, List.of(new Profile.Share(NASTY, 1)), List.of()),
            sample.timeline());
    String html = page(nasty);
    Document page = parsed(html);
    assertThat(text(page, "h1")).isEqualTo("Load test: " + NASTY);
    assertThat(text(page, "code")).isEqualTo(NASTY);
    assertThat(all(html, "(<script)")).hasSize(3);
    assertThat(all(html, "(</script)")).hasSize(3);
    assertThat(html).doesNotContain("<!--");
  }

  @Test
  void a_character_that_no_page_may_hold_is_replaced() {
    assertThat(Html.escape("a\u0000b\u001b\ufffe<\ud83d\ude00"))
        .isEqualTo("a\ufffdb\ufffd\ufffd&lt;\ud83d\ude00");
  }

  @Test
  void the_hues_that_the_script_uses_are_in_the_style() {
    Set<String> hues = new HashSet<>(all(compared(), "(--hue-\\d)"));
    assertThat(hues).hasSize(8);
  }

  private static String compared() {
    return ReportPage.html(Samples.search(), Optional.of(Samples.earlier()));
  }

  private static String page(LoadReport report) {
    return ReportPage.html(report, Optional.empty());
  }

  /** The page's markup as XML: styles and scripts are read by other rules. */
  private static Document parsed(String html) throws Exception {
    String markup = withoutScripts(html).replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(markup)));
  }

  private static String withoutScripts(String html) {
    return html.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
  }

  /** The last script, which is the page's own. */
  private static String script(String html) {
    return html.substring(html.lastIndexOf("<script>"));
  }

  private static String text(Document page, String tag) {
    return page.getElementsByTagName(tag).item(0).getTextContent();
  }

  private static List<String> all(String text, String pattern) {
    return new ArrayList<>(
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList());
  }
}
