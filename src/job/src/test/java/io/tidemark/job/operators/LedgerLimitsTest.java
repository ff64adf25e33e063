package io.tidemark.job.operators;

import static io.tidemark.job.operators.LedgerScripts.SECOND;
import static io.tidemark.job.operators.LedgerScripts.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow.Kind;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.LedgerRowCodec;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits in a live LEDGER, and the alerts that come of them. */
final class LedgerLimitsTest {
  private Harness<LedgerInput, Notice, LedgerRow> ledger;

  @BeforeEach
  void start() throws Exception {
    Settings settings = Settings.builder().set("marks.stale-after=30d").build();
    ledger =
        new Harness<>(
            () -> new LedgerOperator(settings, true, false),
            input -> input.event().account(),
            null,
            new LedgerRowCodec());
    ledger.start(1).run(upTo(1));
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  private static Script<LedgerInput, Notice> script() {
    return new Script<>();
  }

  /** Completes all cuts up to this second. */
  private static Script<LedgerInput, Notice> upTo(long second) {
    return script().watermark(1, second * 1000 - 1).watermark(2, second * 1000 - 1);
  }

  private static LedgerInput fill(String book, long second, long signed, long price) {
    var trade = LedgerScripts.trade("t" + second, "a", "X", second * SECOND, signed, price);
    var inBook =
        new Trade(
            trade.type(),
            trade.ts(),
            trade.tradeId(),
            "a",
            book,
            "X",
            trade.side(),
            trade.quantity(),
            trade.price(),
            0,
            "",
            "");
    return LedgerScripts.input(inBook, inBook.ts(), second);
  }

  private static Notice mark(long second, double price) {
    return LedgerScripts.mark("X", (second + 1) * SECOND, price, second * SECOND);
  }

  /** The alerts since the last call: cut in seconds, symbol, kind, status, figure, limit. */
  private List<Tuple> alerts() {
    List<Object> sent = ledger.sent.remove(Tags.ALERTS.getId());
    return (sent == null ? List.of() : sent)
        .stream()
            .map(Alert.class::cast)
            .map(
                a ->
                    tuple(a.ts() / SECOND, a.symbol(), a.kind(), a.status(), a.figure(), a.limit()))
            .toList();
  }

  private static Tuple breach(long cut, String symbol, Kind kind, String figure, String limit) {
    return tuple(cut, symbol, kind, Alert.Status.BREACH, Money.of(figure), Money.of(limit));
  }

  private static Tuple clear(long cut, String symbol, Kind kind, String figure, String limit) {
    Money known = limit == null ? null : Money.of(limit);
    return tuple(cut, symbol, kind, Alert.Status.CLEAR, Money.of(figure), known);
  }

  @Test
  void breachAndItsEndAreToldOnceThoughTheLedgerStartsAgain() throws Exception {
    ledger.run(script().first(limit("a", "", 2, 100, -1, -1, -1, -1)));
    ledger.run(script().second(mark(1, 10)).first(fill("", 1, 10, 10)));
    ledger.run(upTo(2));
    assertThat(alerts()).isEmpty(); // 100 is not above 100
    ledger.restart(2);
    ledger.run(script().second(mark(2, 11)));
    ledger.run(upTo(3));
    assertThat(alerts()).containsExactly(breach(3, "", Kind.GROSS, "110", "100"));
    ledger.restart(1);
    ledger.run(script().second(mark(3, 12)));
    ledger.run(upTo(4));
    assertThat(alerts()).isEmpty();
    ledger.run(script().second(mark(4, 9)));
    ledger.run(upTo(5));
    assertThat(alerts()).containsExactly(clear(5, "", Kind.GROSS, "90", "100"));
  }

  @Test
  void symbolIsLimitedOverAllItsBooks() throws Exception {
    ledger.run(script().first(limit("a", "X", 2, 90, 50, 2, -1, -1)));
    ledger.run(script().second(mark(1, 10)).first(fill("one", 1, 6, 10)));
    ledger.run(upTo(2));
    assertThat(alerts())
        .containsExactly(
            breach(2, "X", Kind.NET, "60", "50"), breach(2, "X", Kind.POSITION, "6", "2"));
    ledger.run(script().first(fill("two", 2, -5, 10)));
    ledger.run(upTo(3));
    assertThat(alerts())
        .containsExactly(
            breach(3, "X", Kind.GROSS, "110", "90"),
            clear(3, "X", Kind.NET, "10", "50"),
            clear(3, "X", Kind.POSITION, "1", "2"));
    ledger.run(script().first(fill("two", 3, 5, 10)).first(fill("one", 4, -6, 10)));
    ledger.run(upTo(5));
    assertThat(alerts())
        .containsExactly(
            clear(4, "X", Kind.GROSS, "60", "90"),
            breach(4, "X", Kind.NET, "60", "50"),
            breach(4, "X", Kind.POSITION, "6", "2"),
            clear(5, "X", Kind.NET, "0", "50"),
            clear(5, "X", Kind.POSITION, "0", "2"));
  }

  @Test
  void moneyRestsWithoutAMarkAndUnitsDoNot() throws Exception {
    ledger.run(script().first(limit("a", "X", 2, 1, -1, 1, -1, -1)));
    ledger.run(script().first(limit("a", "", 3, 1, -1, -1, -1, -1)).first(fill("", 1, 6, 10)));
    ledger.run(upTo(2));
    assertThat(alerts()).containsExactly(breach(2, "X", Kind.POSITION, "6", "1"));
    ledger.run(script().second(mark(2, 10)));
    ledger.run(upTo(3));
    assertThat(alerts())
        .containsExactly(
            breach(3, "", Kind.GROSS, "60", "1"), breach(3, "X", Kind.GROSS, "60", "1"));
  }

  @Test
  void changedLimitIsJudgedAtOnceOnWhatSettledLast() throws Exception {
    ledger.run(script().second(mark(1, 10)).first(fill("", 1, 6, 10)));
    ledger.run(upTo(4));
    ledger.run(script().first(fill("", 6, 100, 10))); // waits, and does not count
    ledger.run(script().first(limit("a", "", 2, 50, -1, -1, -1, -1)));
    assertThat(alerts()).containsExactly(breach(4, "", Kind.GROSS, "60", "50"));
    ledger.run(script().first(limit("a", "", 3, 50, -1, -1, -1, -1)));
    ledger.run(script().first(limit("a", "", 4, 60, -1, -1, -1, -1)));
    assertThat(alerts()).as("one a cut, so that each has an id of its own").isEmpty();
    ledger.run(upTo(5));
    assertThat(alerts()).containsExactly(clear(5, "", Kind.GROSS, "60", "60"));
    ledger.run(script().first(limit("a", "X", 5, -1, -1, 5, -1, -1)));
    assertThat(alerts()).containsExactly(breach(5, "X", Kind.POSITION, "6", "5"));
    ledger.restart(2);
    ledger.run(script().first(limit("a", "X", 6, -1, -1, -1, -1, -1)));
    assertThat(alerts()).isEmpty();
    ledger.run(upTo(6));
    assertThat(alerts()).containsExactly(clear(6, "X", Kind.POSITION, "6", null));
    ledger.run(script().first(limit("a", "X", 7, -1, -1, -1, -1, -1)));
    ledger.run(script().first(limit("a", "", 8, -1, -1, -1, -1, -1)));
    assertThat(ledger.keys("limits")).isZero();
    ledger.run(script().end(1).end(2));
    assertThat(alerts()).isEmpty();
    assertThat(ledger.sorted().get(Harness.SUMS))
        .containsExactly("LIMITS APPLIED=5", "LIMITS DUPLICATE=2", "TRADES APPLIED=2");
  }

  @Test
  void limitsMakeNoAccountAndWaitForOne() throws Exception {
    ledger.run(script().first(limit("a", "", 2, -1, -1, -1, 5, 5)));
    ledger.run(upTo(3));
    assertThat(ledger.keys(AccountStores.ACCOUNT)).isZero();
    assertThat(ledger.keys("limits")).isEqualTo(1);
    ledger.run(script().second(mark(3, 4)).first(fill("", 3, 1, 10)));
    ledger.run(upTo(4));
    assertThat(alerts())
        .containsExactly(
            breach(4, "", Kind.DAY_LOSS, "6", "5"), breach(4, "", Kind.DRAWDOWN, "6", "5"));
    ledger.run(upTo(86_400));
    assertThat(alerts()).isEmpty();
    ledger.run(upTo(86_401)); // the day is over, the drawdown is not
    assertThat(alerts()).containsExactly(clear(86_401, "", Kind.DAY_LOSS, "0", "5"));
  }

  /** A rate may move in the same cut in which a fill of another symbol comes. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rateThatMovesIsSeenWithAndWithoutChangelog(boolean changelog) throws Exception {
    ledger.close();
    ledger =
        new Harness<>(
            () -> new LedgerOperator(Settings.builder().build(), false, changelog),
            input -> input.event().account(),
            null,
            new LedgerRowCodec());
    ledger.start(1);
    ledger.run(script().first(LedgerScripts.terms("a", "EUR", LotMethod.AVERAGE)));
    ledger.run(script().first(limit("a", "X", 3, 50, -1, -1, -1, -1)));
    ledger.run(
        script()
            .second(LedgerScripts.listed("EURUSD", AssetClass.FX))
            .second(LedgerScripts.mark("EURUSD", 2 * SECOND, 2, SECOND))
            .second(mark(1, 10))
            .first(fill("", 1, 6, 10)));
    ledger.run(upTo(2));
    assertThat(alerts()).isEmpty();
    Trade other = LedgerScripts.trade("other", "a", "Y", 3 * SECOND, 1, 1);
    ledger.run(
        script()
            .second(LedgerScripts.mark("EURUSD", 4 * SECOND, 1, 3 * SECOND))
            .first(LedgerScripts.input(other, other.ts(), 9)));
    ledger.run(upTo(4));
    assertThat(alerts()).containsExactly(breach(4, "X", Kind.GROSS, "60", "50"));
  }
}
