package io.tidemark.datagen.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The figures that other systems' tests expect of the same fills. */
final class PositionCasesTest {
  @TempDir Path dir;

  @TestFactory
  List<DynamicTest> agreesWithOtherSystems() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream json = getClass().getResourceAsStream("/position-cases.json")) {
      for (JsonNode node : new ObjectMapper().readTree(json).get("cases")) {
        tests.add(DynamicTest.dynamicTest(text(node, "id"), () -> check(node)));
      }
    }
    assertThat(tests).hasSize(39);
    return tests;
  }

  private void check(JsonNode node) {
    Map<String, String> row = Day.row(day(node).run().positions(), "A", "B", "S");
    assertThat(row)
        .containsEntry("quantity", round(text(node, "quantity")))
        .containsEntry("avg_price", round(text(node, "avg_price")))
        .containsEntry("realized_pnl", round(text(node, "realized")))
        .containsEntry("fees", round(text(node, "fees")));
    for (JsonNode at : node.get("unrealized")) {
      Day day = day(node).print("3600", "S", text(at, "price"), "1");
      assertThat(Day.row(day.run().positions(), "A", "B", "S"))
          .containsEntry("unrealized_pnl", round(text(at, "value")));
    }
  }

  private Day day(JsonNode node) {
    String currency = text(node, "currency");
    Day day =
        new Day(dir)
            .instrument(
                "S,EQUITY,%s,%s,%s"
                    .formatted(currency, text(node, "multiplier"), text(node, "kind")))
            .account("A," + currency + "," + text(node, "lot_method") + ",");
    int second = 0;
    for (JsonNode fill : node.get("fills")) {
      day.fill(
          String.valueOf(second++),
          "A",
          "S",
          text(fill, "side"),
          text(fill, "qty"),
          text(fill, "price"),
          text(fill, "fee") + ",");
    }
    return day;
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).isNull() ? "" : node.get(field).asText();
  }

  private static String round(String figure) {
    return figure.isEmpty() ? "" : Numbers.print(new BigDecimal(figure));
  }
}
