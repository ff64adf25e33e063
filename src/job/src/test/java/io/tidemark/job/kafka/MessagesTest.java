package io.tidemark.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.engine.Reason;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.Balance;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.MarkView;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.num.Money;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.AlertStatus;
import io.tidemark.wire.Fill;
import io.tidemark.wire.LimitKind;
import io.tidemark.wire.Position;
import io.tidemark.wire.Tick;
import io.tidemark.wire.TradeType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final long TS = 1_772_443_800_123_456L;
  private static final Instant INSTANT = Instant.parse("2026-03-02T09:30:00.123456Z");

  private final Messages messages =
      new Messages(Settings.of(Map.of("ledger.id", "L1", "topics.prefix", "x.")));

  @SuppressWarnings("TypeParameterUnusedInFormals") // A topic has records of one type.
  private static <T extends SpecificRecord> T decode(Message message) throws Exception {
    return WireFormat.singleObject()
        .<T>decoder(message.topic().schema(), "")
        .decode(message.value());
  }

  @Test
  void money_is_the_shortest_twos_complement_and_comes_back() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      int bits = random.nextInt(128);
      long hi = random.nextLong() >> Math.min(63, 127 - Math.min(bits, 127));
      Money money = Money.ofUnits(bits < 64 ? (hi < 0 ? -1 : 0) : hi, random.nextLong());
      ByteBuffer bytes = MoneyBytes.of(money);
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      assertThat(copy).isEqualTo(money.toBigDecimal().unscaledValue().toByteArray());
      assertThat(MoneyBytes.read(bytes)).isEqualTo(money);
      assertThat(bytes.remaining()).isEqualTo(copy.length);
    }
    assertThat(MoneyBytes.of(null)).isNull();
    assertThat(MoneyBytes.read(null)).isNull();
    assertThat(MoneyBytes.of(Money.ZERO)).isEqualTo(ByteBuffer.wrap(new byte[1]));
  }

  @Test
  void money_of_other_writers_may_be_padded_but_not_too_large() {
    byte[] padded = new byte[20];
    padded[19] = 7;
    assertThat(MoneyBytes.read(ByteBuffer.wrap(padded))).isEqualTo(Money.ofUnits(0, 7));
    byte[] large = BigInteger.ONE.shiftLeft(127).toByteArray();
    assertThatThrownBy(() -> MoneyBytes.read(ByteBuffer.wrap(large)))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] lowest = BigInteger.ONE.shiftLeft(127).negate().toByteArray();
    assertThat(MoneyBytes.read(ByteBuffer.wrap(lowest)))
        .isEqualTo(Money.ofUnits(Long.MIN_VALUE, 0));
    assertThatThrownBy(() -> MoneyBytes.read(ByteBuffer.wrap(new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keys_of_several_names_tell_them_apart() {
    assertThat(RecordKeys.join("a", "", "c")).isEqualTo("a||c");
    assertThat(RecordKeys.join("a|b", "c\\", "d")).isEqualTo("a\\|b|c\\\\|d");
    for (List<String> names :
        List.of(List.of("a", "", "c"), List.of("a|b", "c\\", "d"), List.of("\\|", "|\\"))) {
      assertThat(RecordKeys.split(RecordKeys.join(names.toArray(String[]::new)))).isEqualTo(names);
    }
    assertThat(RecordKeys.split("")).containsExactly("");
    assertThat(RecordKeys.split("a\\")).containsExactly("a\\");
  }

  @Test
  void a_position_goes_to_the_partition_of_its_account() throws Exception {
    PositionRow row =
        new PositionRow(
            "ac|c",
            "b",
            "S",
            4,
            -5,
            Money.of("1.5"),
            Money.of("-2"),
            Money.of("3"),
            Money.of("0.1"),
            new MarkView(99, TS, MarkStatus.STALE),
            Money.of("-7"),
            null,
            "USD",
            3,
            TS,
            TS + 1);
    Message message = messages.ledger(row);
    assertThat(message.topic()).isEqualTo(Topic.POSITIONS);
    assertThat(message.route()).isEqualTo("ac|c");
    assertThat(message.key()).isEqualTo(Records.utf8("ac\\|c|b|S"));
    assertThat(message.headers()).isEqualTo(Map.of("ledger", "L1"));
    Position p = decode(message);
    assertThat(p.getVersion()).isEqualTo(4);
    assertThat(p.getQuantity()).isEqualTo(-5);
    assertThat(MoneyBytes.read(p.getAvgPrice())).isEqualTo(Money.of("1.5"));
    assertThat(MoneyBytes.read(p.getCost())).isEqualTo(Money.of("-2"));
    assertThat(MoneyBytes.read(p.getRealizedPnl())).isEqualTo(Money.of("3"));
    assertThat(MoneyBytes.read(p.getFees())).isEqualTo(Money.of("0.1"));
    assertThat(p.getMark()).isEqualTo(99);
    assertThat(p.getMarkTs()).isEqualTo(INSTANT);
    assertThat(p.getMarkStatus()).isEqualTo(io.tidemark.wire.MarkStatus.STALE);
    assertThat(MoneyBytes.read(p.getUnrealizedPnl())).isEqualTo(Money.of("-7"));
    assertThat(p.getNetPnl()).isNull();
    assertThat(p.getCurrency()).isEqualTo("USD");
    assertThat(p.getTrades()).isEqualTo(3);
    assertThat(p.getUpdatedAt()).isEqualTo(INSTANT);
    assertThat(p.getValuedAt()).isEqualTo(INSTANT.plusNanos(1000));

    PositionRow unseen =
        new PositionRow(
            "a",
            "",
            "S",
            1,
            0,
            null,
            Money.ZERO,
            Money.ZERO,
            Money.ZERO,
            MarkView.NONE,
            null,
            Money.ZERO,
            "USD",
            1,
            TS,
            Long.MIN_VALUE);
    Position none = decode(messages.ledger(unseen));
    assertThat(none.getMark()).isNull();
    assertThat(none.getMarkTs()).isNull();
    assertThat(none.getValuedAt()).isNull();
  }

  @Test
  void accounts_are_sent_and_balances_are_not() throws Exception {
    Money[] m = new Money[17];
    for (int i = 0; i < m.length; i++) {
      m[i] = Money.ofUnits(0, i + 1);
    }
    AccountRow row =
        new AccountRow(
            "a",
            9,
            "EUR",
            m[0],
            m[1],
            m[2],
            m[3],
            m[4],
            m[5],
            m[6],
            m[7],
            m[8],
            m[9],
            m[10],
            m[11],
            m[12],
            MarkStatus.LIVE,
            MarkStatus.MISSING,
            Long.MIN_VALUE,
            TS,
            TS - 1,
            m[13],
            m[14],
            m[15],
            m[16]);
    Message message = messages.ledger(row);
    assertThat(message.key()).isEqualTo(Records.utf8("a"));
    assertThat(message.route()).isNull();
    AccountPnl a = decode(message);
    ByteBuffer[] sent = {
      a.getOpeningCash(),
      a.getNetDeposits(),
      a.getCash(),
      a.getRealizedPnl(),
      a.getUnrealizedPnl(),
      a.getFees(),
      a.getFunding(),
      a.getNetPnl(),
      a.getEquity(),
      a.getGrossExposure(),
      a.getNetExposure(),
      a.getHighWaterMark(),
      a.getDrawdown(),
      a.getDayRealizedPnl(),
      a.getDayUnrealizedPnl(),
      a.getDayPnl(),
      a.getPriorDayAdjustment()
    };
    for (int i = 0; i < sent.length; i++) {
      assertThat(MoneyBytes.read(sent[i])).isEqualTo(m[i]);
    }
    assertThat(a.getVersion()).isEqualTo(9);
    assertThat(a.getBaseCurrency()).isEqualTo("EUR");
    assertThat(a.getFxStatus()).isEqualTo(io.tidemark.wire.MarkStatus.MISSING);
    assertThat(a.getUpdatedAt()).isNull();
    assertThat(a.getValuedAt()).isEqualTo(INSTANT);
    assertThat(a.getDayStart()).isEqualTo(INSTANT.minusNanos(1000));
    assertThat(messages.ledger(balance())).isNull();
  }

  @Test
  void a_retired_position_is_a_null_value_where_its_rows_were() {
    Message message = messages.ledger(new RetiredRow("ac|c", "b", "S"));
    assertThat(message)
        .isEqualTo(
            new Message(
                Topic.POSITIONS, "ac|c", Records.utf8("ac\\|c|b|S"), null, Map.of("ledger", "L1")));
  }

  @Test
  void a_fill_says_where_its_message_was_read() throws Exception {
    FillRow row =
        new FillRow(
            "a|c",
            9,
            "b",
            "S",
            Trade.Type.CORRECT,
            "t2",
            "t1",
            Side.SELL,
            3,
            -4,
            -1,
            "EUR",
            Money.of("-1.5"),
            TS,
            5,
            -6,
            Money.of("7"),
            Money.of("-8"),
            Money.of("9"),
            "USD",
            2,
            41,
            TS + 1);
    Message message = messages.ledger(row);
    assertThat(message.topic()).isEqualTo(Topic.FILLS);
    assertThat(message.route()).isNull();
    assertThat(message.key()).isEqualTo(Records.utf8("a|c"));
    assertThat(message.headers()).isEqualTo(Map.of("ledger", "L1"));
    Fill fill = decode(message);
    assertThat(fill)
        .isEqualTo(
            Fill.newBuilder()
                .setAccount("a|c")
                .setVersion(9)
                .setBook("b")
                .setSymbol("S")
                .setType(TradeType.CORRECT)
                .setTradeId("t2")
                .setRefTradeId("t1")
                .setSide(io.tidemark.wire.Side.SELL)
                .setQuantity(3)
                .setPrice(-4)
                .setFee(-1)
                .setFeeCurrency("EUR")
                .setRealizedPnl(MoneyBytes.of(Money.of("-1.5")))
                .setTs(INSTANT)
                .setPositionVersion(5)
                .setPositionQuantity(-6)
                .setAvgPrice(MoneyBytes.of(Money.of("7")))
                .setCost(MoneyBytes.of(Money.of("-8")))
                .setPositionRealizedPnl(MoneyBytes.of(Money.of("9")))
                .setCurrency("USD")
                .setSource("x.trades-2@41")
                .setSettledAt(INSTANT.plusNanos(1000))
                .build());
  }

  @Test
  void an_alert_has_an_id_of_what_it_is() throws Exception {
    Alert alert =
        new Alert(
            TS,
            "a|c",
            "S",
            LimitRow.Kind.POSITION,
            Alert.Status.BREACH,
            Money.of("11"),
            Money.of("10"),
            "");
    Message message = messages.alert(alert);
    String id = "a\\|c|S|POSITION|BREACH|" + INSTANT;
    assertThat(message.topic()).isEqualTo(Topic.ALERTS);
    assertThat(message.key()).isEqualTo(Records.utf8("a|c"));
    assertThat(message.headers()).isEqualTo(Map.of("ledger", "L1", "id", id));
    io.tidemark.wire.Alert sent = decode(message);
    assertThat(sent)
        .isEqualTo(
            new io.tidemark.wire.Alert(
                id,
                INSTANT,
                "a|c",
                "S",
                LimitKind.POSITION,
                AlertStatus.BREACH,
                MoneyBytes.of(Money.of("11")),
                MoneyBytes.of(Money.of("10")),
                ""));
    Alert deleted =
        new Alert(TS, "a", "", LimitRow.Kind.NET, Alert.Status.CLEAR, null, null, "EUR");
    io.tidemark.wire.Alert clear = decode(messages.alert(deleted));
    assertThat(clear.getId()).isEqualTo("a||NET|CLEAR|" + INSTANT);
    assertThat(clear.getFigure()).isNull();
    assertThat(clear.getLimit()).isNull();
    assertThat(clear.getCurrency()).isEqualTo("EUR");
  }

  private static io.tidemark.engine.ledger.BalanceRow balance() {
    return new io.tidemark.engine.ledger.BalanceRow("a", "USD", (Balance) null, null);
  }

  @Test
  void bars_and_indicators_have_ids_of_what_they_are() throws Exception {
    Bar bar = new Bar("S", 300_000_000L, 0, 1, 4, 1, 2, Money.of("5"), null, 6);
    Message message = messages.bar(bar);
    assertThat(message.headers()).isEqualTo(Map.of("id", "S|5m|1970-01-01T00:00:00Z"));
    io.tidemark.wire.Bar sent = decode(message);
    assertThat(sent.getEnd()).isEqualTo(Instant.ofEpochSecond(300));
    assertThat(sent.getInterval()).isEqualTo("5m");
    assertThat(sent.getVwap()).isNull();
    Message partial = messages.partialBar(new PartialBar(bar, 7_000_000));
    assertThat(partial.headers())
        .isEqualTo(Map.of("id", "S|5m|1970-01-01T00:00:00Z|1970-01-01T00:00:07Z"));
    io.tidemark.wire.BarPartial open = decode(partial);
    assertThat(open.getAsOf()).isEqualTo(Instant.ofEpochSecond(7));
    assertThat(open.getEnd()).isEqualTo(sent.getEnd());
    assertThat(open.getTicks()).isEqualTo(6);
    Message indicator = messages.indicator(new Indicator(TS, "S", 60_000_000L, "ema_3", 0.1));
    assertThat(indicator.headers()).isEqualTo(Map.of("id", "S|1m|ema_3|" + INSTANT));
    io.tidemark.wire.Indicator value = decode(indicator);
    assertThat(value.getValue()).isEqualTo(0.1);
    assertThat(value.getTs()).isEqualTo(INSTANT);
  }

  @Test
  void a_dead_letter_is_the_record_as_it_came() {
    Original original = new Original(new byte[] {0, (byte) 200}, new byte[] {(byte) 0xC3, 1, ':'});
    DeadLetter letter =
        new DeadLetter(
            new Origin(InputFile.TRADES, 2, 41), Reason.UNDECODABLE, "why", original.text());
    Message message = messages.deadLetter(letter);
    assertThat(message.topic()).isEqualTo(Topic.DEAD_LETTERS);
    assertThat(message.key()).isEqualTo(original.key());
    assertThat(message.value()).isEqualTo(original.value());
    assertThat(message.headers())
        .isEqualTo(
            Map.of(
                "source", "trades",
                "place", "x.trades-2@41",
                "reason", "UNDECODABLE",
                "detail", "why",
                "id", "x.trades-2@41"));
    for (Original o : new Original[] {new Original(null, null), new Original(new byte[0], null)}) {
      assertThat(Original.of(o.text())).isEqualTo(o);
    }
  }

  @Test
  void a_tick_that_was_not_kept_is_made_again() throws Exception {
    DeadLetter letter =
        new DeadLetter(
            new Origin(InputFile.TICKS, 0, 1),
            Reason.OVERFLOW,
            "why",
            "2026-03-02T09:30:00.123456Z,\"A,\"\"B\",v,1.5,,,0,,");
    Message message = messages.deadLetter(letter);
    assertThat(message.key()).isEqualTo(Records.utf8("A,\"B"));
    Tick tick = WireFormat.singleObject().<Tick>decoder(Tick.SCHEMA$, "").decode(message.value());
    assertThat(tick.getTs()).isEqualTo(INSTANT);
    assertThat(tick.getBid()).isEqualTo(150_000_000L);
    assertThat(tick.getAskSize()).isZero();
    assertThat(tick.getAsk()).isNull();
  }
}
