package io.tidemark.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.LotMethod;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What other systems' tests say of a position, on ours. Where a source cuts an endless decimal off,
 * our exact figure is rounded to as many places as it shows.
 */
class PositionCasesTest {
  /**
   * The sources of these count otherwise: P21 restarts realized and fees when flat, P35 and P39
   * take an estimated exit fee off unrealized, P47 books entry fees with the exit. Their figures in
   * the file are those of a ledger that counts for life and gross of fees.
   */
  private static final List<String> CONVENTIONS = List.of("P21", "P35", "P39", "P47");

  private record Case(String id, List<String[]> lines) {}

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return read().stream().map(c -> DynamicTest.dynamicTest(c.id(), () -> run(c)));
  }

  @Test
  void allOfThemAreThere() throws IOException {
    List<Case> cases = read();
    assertThat(cases).hasSize(39);
    assertThat(cases.stream().filter(c -> c.lines().get(0)[6].equals("convention")).map(Case::id))
        .containsExactlyElementsOf(CONVENTIONS);
  }

  private static void run(Case c) {
    String[] head = c.lines().get(0);
    String currency = head[5];
    Desk desk = new Desk();
    ContractKind kind = ContractKind.valueOf(head[3]);
    desk.market.list("X", AssetClass.EQUITY, currency, head[4], kind);
    desk.open(currency, LotMethod.valueOf(head[2]), "0");
    for (String[] line : c.lines()) {
      switch (line[0]) {
        case "case" -> {}
        case "fill" ->
            desk.apply(desk.fill(Side.valueOf(line[1]), "X", line[2], line[3], line[4], ""));
        case "expect" -> {
          PositionRow row = desk.position("X");
          assertThat(row.quantity()).isEqualTo(Fixed8.parse(line[1]));
          if (line[2].isEmpty()) {
            assertThat(row.averagePrice()).isNull();
          } else {
            check("average price", row.averagePrice(), line[2]);
          }
          check("realized", row.realized(), line[3]);
          check("fees", row.fees(), line[4]);
          check("realized net", row.realized().minus(row.fees()), line[5]);
        }
        case "unrealized" -> {
          desk.quote("X", line[1]);
          desk.settle();
          check("unrealized at " + line[1], desk.position("X").unrealized(), line[2]);
          Money net = desk.position("X").realized().plus(desk.position("X").unrealized());
          assertThat(desk.position("X").netPnl()).isEqualTo(net.minus(desk.position("X").fees()));
          assertThat(desk.account().netPnl()).isEqualTo(desk.position("X").netPnl());
        }
        default -> throw new AssertionError("unknown line " + String.join(",", line));
      }
    }
  }

  private static void check(String what, Money actual, String expected) {
    BigDecimal wanted = new BigDecimal(expected);
    int shown = Math.max(wanted.scale(), 0);
    boolean cutOff = shown >= 12;
    BigDecimal seen = actual.toBigDecimal();
    assertThat(cutOff ? seen.setScale(shown, RoundingMode.HALF_EVEN) : seen)
        .as(what)
        .isEqualByComparingTo(wanted);
  }

  private static List<Case> read() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (var in = PositionCasesTest.class.getResourceAsStream("positions.csv");
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split(",", -1);
        if (fields[0].equals("case")) {
          cases.add(new Case(fields[1], new ArrayList<>()));
        }
        cases.get(cases.size() - 1).lines().add(fields);
      }
    }
    return cases;
  }
}
