package io.tidemark.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.contracts.InputFile;
import io.tidemark.contracts.Topic;
import io.tidemark.engine.Reason;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Settings;
import io.tidemark.job.codec.ParsedCodecs;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.RuleChange;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.read.Progress;
import io.tidemark.wire.Account;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.Limit;
import io.tidemark.wire.Side;
import io.tidemark.wire.SignalRule;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {
  private static final Instant TS = Instant.parse("2026-03-02T09:30:00.123456Z");
  private static final long MICROS = 1_772_443_800_123_456L;
  private static final Settings SETTINGS =
      Settings.of(
          Map.of(
              "defaults.currency", "CHF",
              "defaults.asset-class", "FUTURE",
              "defaults.multiplier", "2.5",
              "defaults.base-currency", "GBP",
              "defaults.lot-method", "FIFO",
              "defaults.opening-cash", "12",
              "defaults.day-start", "06:30",
              "defaults.time-zone", "Europe/Paris"));
  private static final TimestampType CREATED = TimestampType.CREATE_TIME;

  private static RecordDecoder<io.tidemark.wire.Tick, Tick> ticks(Settings settings) {
    return new RecordDecoder<>(
        InputFile.TICKS, Topic.TICKS, new Conversions.Ticks(), new ParsedCodecs.Ticks(), settings);
  }

  private static RecordDecoder<Trade, io.tidemark.engine.ledger.Trade> trades() {
    return new RecordDecoder<>(
        InputFile.TRADES,
        Topic.TRADES,
        new Conversions.Trades(),
        new ParsedCodecs.Trades(),
        SETTINGS);
  }

  private static RecordDecoder<Cash, CashEvent> cash() {
    return new RecordDecoder<>(
        InputFile.CASH, Topic.CASH, new Conversions.Cash(), new ParsedCodecs.Cash(), SETTINGS);
  }

  private static RecordDecoder<io.tidemark.wire.Instrument, InstrumentChange> instruments() {
    return new RecordDecoder<>(
        InputFile.INSTRUMENTS,
        Topic.INSTRUMENTS,
        new Conversions.Instruments(SETTINGS),
        new ParsedCodecs.Instruments(),
        SETTINGS);
  }

  private static RecordDecoder<Account, AccountTerms> accounts() {
    return new RecordDecoder<>(
        InputFile.ACCOUNTS,
        Topic.ACCOUNTS,
        new Conversions.Accounts(SETTINGS),
        new ParsedCodecs.Accounts(),
        SETTINGS);
  }

  private static RecordDecoder<Limit, LimitRow> limits() {
    return new RecordDecoder<>(
        InputFile.LIMITS,
        Topic.LIMITS,
        new Conversions.Limits(),
        new ParsedCodecs.Limits(),
        SETTINGS);
  }

  private static RecordDecoder<SignalRule, RuleChange> rules() {
    return new RecordDecoder<>(
        InputFile.SIGNAL_RULES,
        Topic.SIGNAL_RULES,
        new Conversions.Rules(SETTINGS),
        new ParsedCodecs.Rules(),
        SETTINGS);
  }

  private static Limit.Builder limit(String account) {
    return Limit.newBuilder().setAccount(account);
  }

  private static io.tidemark.wire.Tick tick() {
    return io.tidemark.wire.Tick.newBuilder()
        .setTs(TS)
        .setSymbol("ÄBC")
        .setVenue("v")
        .setBid(100L)
        .setBidSize(5L)
        .setAsk(110L)
        .setLast(-7L)
        .setLastSize(0L)
        .build();
  }

  private static Trade trade() {
    return Trade.newBuilder()
        .setTs(TS)
        .setTradeId("t1")
        .setAccount("a")
        .setBook("b")
        .setSymbol("S")
        .setSide(Side.SELL)
        .setQuantity(3L)
        .setPrice(-4L)
        .setFee(-1)
        .setFeeCurrency("EUR")
        .build();
  }

  private static Cash cashEvent() {
    return Cash.newBuilder()
        .setTs(TS)
        .setEventId("e")
        .setAccount("a")
        .setCurrency("USD")
        .setAmount(5)
        .setKind(CashKind.DEPOSIT)
        .build();
  }

  private static <T> Parsed<T> parse(
      RecordDecoder<?, T> decoder, ConsumerRecord<byte[], byte[]> record) {
    decoder.open(null);
    List<Parsed<T>> out = new ArrayList<>();
    decoder.deserialize(record, new ListCollector<>(out));
    assertThat(out).hasSize(1);
    assertThat(out.get(0).part).isEqualTo(3);
    assertThat(out.get(0).place).isEqualTo(77);
    return out.get(0);
  }

  private static <T> Parsed<T> parse(
      RecordDecoder<?, T> decoder, Topic topic, String key, SpecificRecord value) {
    byte[] bytes = value == null ? null : Records.encode(topic, value);
    return parse(decoder, Records.record(topic, Records.utf8(key), bytes, CREATED, 0));
  }

  private static void dead(Parsed<?> parsed, Reason reason, String detail) {
    assertThat(parsed.reason).isEqualTo(reason);
    assertThat(parsed.detail).contains(detail);
    assertThat(Original.isOne(parsed.raw)).isTrue();
  }

  private static void deadTick(
      Reason reason, String detail, Consumer<io.tidemark.wire.Tick> change) {
    io.tidemark.wire.Tick tick = tick();
    change.accept(tick);
    dead(parse(ticks(SETTINGS), Topic.TICKS, tick.getSymbol(), tick), reason, detail);
  }

  private static void deadTrade(Reason reason, String detail, Consumer<Trade> change) {
    Trade trade = trade();
    change.accept(trade);
    dead(parse(trades(), Topic.TRADES, trade.getAccount(), trade), reason, detail);
  }

  @Test
  void takes_every_field_of_a_tick() {
    long before = Progress.read(InputFile.TICKS);
    Parsed<Tick> parsed = parse(ticks(SETTINGS), Topic.TICKS, "ÄBC", tick());
    Tick tick = parsed.event;
    assertThat(parsed.ts).isEqualTo(MICROS).isEqualTo(tick.ts).isEqualTo(tick.effective);
    assertThat(tick.symbol).isEqualTo("ÄBC");
    assertThat(tick.venue).isEqualTo("v");
    assertThat(List.of(tick.bid, tick.bidSize, tick.ask, tick.askSize, tick.last, tick.lastSize))
        .containsExactly(100L, 5L, 110L, Fixed8.ABSENT, -7L, 0L);
    assertThat(tick.part).isEqualTo(3);
    assertThat(tick.place).isEqualTo(77);
    assertThat(tick.raw).isNull();
    assertThat(Progress.read(InputFile.TICKS)).isEqualTo(before + 1);
  }

  @Test
  void keeps_a_tick_as_it_came_where_a_later_step_may_refuse_it() {
    Settings required = Settings.of(Map.of("instruments.required", "true"));
    Parsed<Tick> parsed = parse(ticks(required), Topic.TICKS, "ÄBC", tick());
    assertThat(Original.of(parsed.raw))
        .isEqualTo(new Original(Records.utf8("ÄBC"), Records.encode(Topic.TICKS, tick())));
    assertThat(parsed.event.raw).isEqualTo(parsed.raw);
  }

  @Test
  void takes_every_field_of_a_trade() {
    Parsed<io.tidemark.engine.ledger.Trade> parsed = parse(trades(), Topic.TRADES, "a", trade());
    assertThat(parsed.event)
        .isEqualTo(
            new io.tidemark.engine.ledger.Trade(
                io.tidemark.engine.ledger.Trade.Type.NEW,
                MICROS,
                "t1",
                "a",
                "b",
                "S",
                io.tidemark.engine.ledger.Side.SELL,
                3,
                -4,
                -1,
                "EUR",
                ""));
    assertThat(Original.of(parsed.raw).value()).isEqualTo(Records.encode(Topic.TRADES, trade()));
    Trade bust = trade();
    bust.setType(TradeType.BUST);
    bust.setRefTradeId("t0");
    bust.setSide(null);
    bust.setQuantity(null);
    bust.setPrice(null);
    var event = parse(trades(), Topic.TRADES, "a", bust).event;
    assertThat(event.side()).isNull();
    assertThat(event.quantity()).isEqualTo(Fixed8.ABSENT).isEqualTo(event.price());
  }

  @Test
  void takes_cash_instruments_and_accounts() {
    assertThat(parse(cash(), Topic.CASH, "a", cashEvent()).event)
        .isEqualTo(new CashEvent(MICROS, "e", "a", "USD", 5, CashEvent.Kind.DEPOSIT));
    var row =
        new io.tidemark.wire.Instrument(
            "S",
            io.tidemark.wire.AssetClass.CRYPTO,
            "BTC",
            1000L,
            io.tidemark.wire.ContractKind.INVERSE);
    assertThat(parse(instruments(), Topic.INSTRUMENTS, "S", row).event)
        .isEqualTo(
            InstrumentChange.of(
                new Instrument("S", AssetClass.CRYPTO, "BTC", 1000, ContractKind.INVERSE)));
    var blank = new io.tidemark.wire.Instrument("S", null, null, null, null);
    assertThat(parse(instruments(), Topic.INSTRUMENTS, "S", blank).event.row())
        .isEqualTo(new Instrument("S", AssetClass.FUTURE, "CHF", 25_000, ContractKind.LINEAR));
    var terms =
        new Account("a", "SEK", io.tidemark.wire.LotMethod.AVERAGE, -3L, "17:00", "Asia/Tokyo");
    assertThat(parse(accounts(), Topic.ACCOUNTS, "a", terms).event)
        .isEqualTo(
            new AccountTerms(
                "a", "SEK", LotMethod.AVERAGE, -3, LocalTime.of(17, 0), ZoneId.of("Asia/Tokyo")));
    Account bare = Account.newBuilder().setAccount("a").build();
    assertThat(parse(accounts(), Topic.ACCOUNTS, "a", bare).event)
        .isEqualTo(
            new AccountTerms(
                "a",
                "GBP",
                LotMethod.FIFO,
                12 * Fixed8.ONE,
                LocalTime.of(6, 30),
                ZoneId.of("Europe/Paris")));
  }

  @Test
  void takes_limits_of_accounts_and_of_symbols() {
    long none = Fixed8.ABSENT;
    Limit account = limit("a|b").setGross(5L).setNet(0L).setDayLoss(7L).setDrawdown(8L).build();
    assertThat(parse(limits(), Topic.LIMITS, "a\\|b", account).event)
        .isEqualTo(new LimitRow("a|b", "", 5, 0, none, 7, 8));
    Limit symbol = limit("a").setSymbol("S").setGross(5L).setNet(6L).setPosition(9L).build();
    Parsed<LimitRow> parsed = parse(limits(), Topic.LIMITS, "a|S", symbol);
    assertThat(parsed.event).isEqualTo(new LimitRow("a", "S", 5, 6, 9, none, none));
    assertThat(parsed.ts).isEqualTo(Conversion.UNTIMED);
    assertThat(Original.of(parsed.raw).key()).isEqualTo(Records.utf8("a|S"));
    assertThat(parse(limits(), Topic.LIMITS, "a", limit("a").build()).event)
        .isEqualTo(LimitRow.none("a", ""));
  }

  @Test
  void limits_without_a_value_are_deleted() {
    assertThat(parse(limits(), Topic.LIMITS, "a", null).event).isEqualTo(LimitRow.none("a", ""));
    assertThat(parse(limits(), Topic.LIMITS, "a\\|b|S\\\\", null).event)
        .isEqualTo(LimitRow.none("a|b", "S\\"));
    dead(parse(limits(), Topic.LIMITS, null, null), Reason.KEY_MISMATCH, "neither");
    for (String key : List.of("a|", "a|b|c", "a|\\S", "a\\")) {
      dead(parse(limits(), Topic.LIMITS, key, null), Reason.KEY_MISMATCH, "account|symbol");
    }
    dead(parse(limits(), Topic.LIMITS, "", null), Reason.MISSING_FIELD, "key is blank");
    dead(parse(limits(), Topic.LIMITS, "|S", null), Reason.MISSING_FIELD, "key is blank");
    dead(parse(limits(), Topic.LIMITS, "a|S\n", null), Reason.BAD_NAME, "control");
    var latin = Records.record(Topic.LIMITS, new byte[] {'a', -1}, null, CREATED, 0);
    dead(parse(limits(), latin), Reason.BAD_NAME, "not UTF-8");
  }

  private static SignalRule.Builder rule(String name) {
    return SignalRule.newBuilder().setName(name).setBuy("rsi_14 < 30");
  }

  @Test
  void takes_every_field_of_a_rule() {
    SignalRule full =
        new SignalRule(
            "R-1",
            "RSI",
            "1m",
            List.of("FX", "CFD"),
            List.of("A", "Ö"),
            "close > open",
            "close < open",
            "every",
            "15m",
            "100",
            false);
    Parsed<RuleChange> parsed = parse(rules(), Topic.SIGNAL_RULES, "R-1", full);
    assertThat(parsed.ts).isZero();
    assertThat(parsed.event)
        .isEqualTo(
            RuleChange.of(
                new RuleText(
                    "R-1",
                    "RSI",
                    "1m",
                    List.of("FX", "CFD"),
                    List.of("A", "Ö"),
                    "close > open",
                    "close < open",
                    "every",
                    "15m",
                    "100",
                    false)));
    RuleText least = parse(rules(), Topic.SIGNAL_RULES, "R", rule("R").build()).event.text();
    assertThat(least)
        .isEqualTo(
            new RuleText(
                "R",
                null,
                null,
                List.of(),
                List.of(),
                "rsi_14 < 30",
                null,
                null,
                null,
                null,
                true));
  }

  @Test
  void rule_without_a_value_is_deleted() {
    assertThat(parse(rules(), Topic.SIGNAL_RULES, "R", null).event)
        .isEqualTo(RuleChange.deleted("R"));
    dead(parse(rules(), Topic.SIGNAL_RULES, null, null), Reason.KEY_MISMATCH, "neither");
    dead(parse(rules(), Topic.SIGNAL_RULES, "", null), Reason.MISSING_FIELD, "key is blank");
  }

  @Test
  void rule_that_cannot_be_used_is_dead_with_what_is_wrong_in_it() {
    deadRule(Reason.BAD_RULE, "rule R, buy: ", "R", rule("R").setBuy("rsi_14 <").build());
    deadRule(Reason.BAD_RULE, "rule R has neither", "R", rule("R").setBuy(null).build());
    deadRule(Reason.BAD_RULE, "rule R, on: ", "R", rule("R").setOn("5 bars").build());
    deadRule(Reason.BAD_RULE, "rule R, classes: ", "R", rule("R").setClasses(List.of("X")).build());
    deadRule(Reason.BAD_RULE, "a rule's name is", "a b", rule("a b").build());
    deadRule(Reason.KEY_MISMATCH, "the value names R", "S", rule("R").build());
  }

  private static void deadRule(Reason reason, String detail, String key, SignalRule rule) {
    dead(parse(rules(), Topic.SIGNAL_RULES, key, rule), reason, detail);
  }

  @Test
  void checks_limits_as_the_parser_of_files_does() {
    Limit blank = limit(" ").setGross(1L).build();
    dead(parse(limits(), Topic.LIMITS, " ", blank), Reason.MISSING_FIELD, "account");
    Limit negative = limit("a").setNet(-1L).build();
    dead(parse(limits(), Topic.LIMITS, "a", negative), Reason.OUT_OF_RANGE, "net -0.00000001 is");
    Limit none = limit("a").setGross(Long.MIN_VALUE).build();
    dead(parse(limits(), Topic.LIMITS, "a", none), Reason.BAD_NUMBER, "gross");
    Limit position = limit("a").setPosition(1L).build();
    dead(parse(limits(), Topic.LIMITS, "a", position), Reason.OUT_OF_RANGE, "one symbol");
    Limit loss = limit("a").setSymbol("S").setDayLoss(1L).build();
    dead(parse(limits(), Topic.LIMITS, "a|S", loss), Reason.OUT_OF_RANGE, "whole account");
    Limit good = limit("a").setSymbol("S").setGross(1L).build();
    for (String key : List.of("a", "a|T", "a||S", "S")) {
      dead(parse(limits(), Topic.LIMITS, key, good), Reason.KEY_MISMATCH, "the value names a|S");
    }
  }

  @Test
  void a_record_without_value_deletes_an_instrument_and_is_dead_elsewhere() {
    assertThat(parse(instruments(), Topic.INSTRUMENTS, "S", null).event)
        .isEqualTo(InstrumentChange.deleted("S"));
    dead(parse(instruments(), Topic.INSTRUMENTS, null, null), Reason.KEY_MISMATCH, "neither");
    dead(parse(instruments(), Topic.INSTRUMENTS, "a\nb", null), Reason.BAD_NAME, "control");
    dead(parse(instruments(), Topic.INSTRUMENTS, " ", null), Reason.MISSING_FIELD, "key is blank");
    dead(parse(ticks(SETTINGS), Topic.TICKS, "S", null), Reason.NULL_VALUE, "no value");
    dead(parse(trades(), Topic.TRADES, "a", null), Reason.NULL_VALUE, "no value");
    dead(parse(cash(), Topic.CASH, "a", null), Reason.NULL_VALUE, "no value");
    dead(parse(accounts(), Topic.ACCOUNTS, "a", null), Reason.NULL_VALUE, "no value");
    assertThat(Original.of(parse(cash(), Topic.CASH, "a", null).raw))
        .isEqualTo(new Original(Records.utf8("a"), null));
  }

  @Test
  void a_key_must_name_what_the_value_names() {
    dead(parse(trades(), Topic.TRADES, null, trade()), Reason.KEY_MISMATCH, "has no key");
    dead(
        parse(trades(), Topic.TRADES, "b", trade()),
        Reason.KEY_MISMATCH,
        "the key is \"b\"; the value names a");
    dead(parse(ticks(SETTINGS), Topic.TICKS, "ABC", tick()), Reason.KEY_MISMATCH, "ÄBC");
  }

  @Test
  void bytes_that_are_no_record_are_dead_and_kept() {
    byte[] good = Records.encode(Topic.TRADES, trade());
    byte[] otherSchema = good.clone();
    otherSchema[2] ^= 1;
    undecodable(otherSchema, Reason.UNKNOWN_SCHEMA);
    undecodable(Records.encode(Topic.TICKS, tick()), Reason.UNKNOWN_SCHEMA);
    undecodable(new byte[0], Reason.UNDECODABLE);
    undecodable("{\"json\": true}".getBytes(StandardCharsets.UTF_8), Reason.UNDECODABLE);
    undecodable(Arrays.copyOf(good, good.length - 1), Reason.UNDECODABLE);
    undecodable(Arrays.copyOf(good, good.length + 1), Reason.UNDECODABLE);
    // A string of two billion bytes, or of less than none.
    byte[] head = Arrays.copyOf(good, 10);
    undecodable(join(head, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F), Reason.UNDECODABLE);
    undecodable(join(head, 2, 1), Reason.UNDECODABLE);
  }

  @Test
  void nothing_that_comes_makes_it_throw() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] good = Records.encode(Topic.TRADES, trade());
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      int changes = 1 + random.nextInt(3);
      for (int c = 0; c < changes; c++) {
        bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
      }
      parse(trades(), Records.record(Topic.TRADES, Records.utf8("a"), bytes, CREATED, 0));
    }
  }

  private static byte[] join(byte[] head, int... rest) {
    byte[] all = Arrays.copyOf(head, head.length + rest.length);
    for (int i = 0; i < rest.length; i++) {
      all[head.length + i] = (byte) rest[i];
    }
    return all;
  }

  private static void undecodable(byte[] value, Reason reason) {
    byte[] key = {(byte) 0xFF, 0, 'a'};
    var parsed = parse(trades(), Records.record(Topic.TRADES, key, value, CREATED, 0));
    dead(parsed, reason, "");
    assertThat(parsed.detail).isNotBlank();
    assertThat(Original.of(parsed.raw)).isEqualTo(new Original(key, value));
  }

  @Test
  void a_record_ahead_of_the_clock_is_dead() {
    byte[] key = Records.utf8("a");
    byte[] value = Records.encode(Topic.TRADES, trade());
    long minute = 60_000;
    long millis = MICROS / 1000 + 1; // the first whole one that is not before it
    var log = TimestampType.LOG_APPEND_TIME;
    dead(
        parse(trades(), Records.record(Topic.TRADES, key, value, log, millis - minute - 1)),
        Reason.FUTURE,
        "ts 2026-03-02T09:30:00.123456Z is ahead of 2026-03-02T09:29:00.123Z by more than"
            + " watermark.max-ahead");
    assertThat(
            parse(trades(), Records.record(Topic.TRADES, key, value, log, millis - minute)).event)
        .isNotNull();
    // What a producer says of the time does not count, the wall clock does.
    assertThat(parse(trades(), Records.record(Topic.TRADES, key, value, CREATED, 0)).event)
        .isNotNull();
    deadTrade(Reason.FUTURE, "ahead", t -> t.setTs(Instant.now().plusSeconds(90)));
  }

  @Test
  void checks_ticks_as_the_parser_of_files_does() {
    deadTick(Reason.MISSING_FIELD, "symbol is blank", t -> t.setSymbol("  "));
    deadTick(Reason.BAD_NAME, "control character", t -> t.setSymbol("A\u0001"));
    deadTick(Reason.BAD_NAME, "at most 256", t -> t.setVenue("é".repeat(129)));
    deadTick(Reason.OUT_OF_RANGE, "bid_size -0.00000005", t -> t.setBidSize(-5L));
    deadTick(Reason.BAD_NUMBER, "ask -9223372036854775808", t -> t.setAsk(Long.MIN_VALUE));
    deadTick(Reason.BAD_TIME, "ts ", t -> t.setTs(Instant.ofEpochSecond(253_402_300_800L)));
    deadTick(
        Reason.EMPTY_TICK,
        "ask_size is given and ask is blank",
        t -> {
          t.setAsk(null);
          t.setAskSize(1L);
        });
    deadTick(
        Reason.EMPTY_TICK,
        "all blank",
        t -> {
          t.setBid(null);
          t.setBidSize(null);
          t.setAsk(null);
          t.setLast(null);
          t.setLastSize(null);
        });
  }

  @Test
  void checks_trades_as_the_parser_of_files_does() {
    deadTrade(Reason.MISSING_FIELD, "trade_id", t -> t.setTradeId(""));
    deadTrade(Reason.MISSING_FIELD, "symbol", t -> t.setSymbol(""));
    deadTrade(Reason.MISSING_FIELD, "side", t -> t.setSide(null));
    deadTrade(Reason.MISSING_FIELD, "quantity", t -> t.setQuantity(null));
    deadTrade(Reason.MISSING_FIELD, "price", t -> t.setPrice(null));
    deadTrade(Reason.MISSING_FIELD, "ref_trade_id", t -> t.setType(TradeType.BUST));
    deadTrade(Reason.MISSING_FIELD, "ref_trade_id", t -> t.setType(TradeType.CORRECT));
    deadTrade(Reason.OUT_OF_RANGE, "quantity 0 is not above 0", t -> t.setQuantity(0L));
    deadTrade(Reason.BAD_NUMBER, "quantity", t -> t.setQuantity(Long.MIN_VALUE));
    deadTrade(Reason.BAD_NUMBER, "fee", t -> t.setFee(Long.MIN_VALUE));
    deadTrade(Reason.BAD_NAME, "write it in upper case", t -> t.setFeeCurrency("usd"));
    deadTrade(Reason.BAD_NAME, "book", t -> t.setBook("\u007f"));
  }

  @Test
  void checks_cash_and_reference_data_as_the_parsers_of_files_do() {
    Cash blank = cashEvent();
    blank.setCurrency("");
    dead(parse(cash(), Topic.CASH, "a", blank), Reason.MISSING_FIELD, "currency");
    Cash negative = cashEvent();
    negative.setAmount(-5);
    dead(parse(cash(), Topic.CASH, "a", negative), Reason.OUT_OF_RANGE, "of a DEPOSIT");
    negative.setKind(CashKind.FUNDING);
    assertThat(parse(cash(), Topic.CASH, "a", negative).event.amount()).isEqualTo(-5);
    var zero = new io.tidemark.wire.Instrument("S", null, null, 0L, null);
    dead(
        parse(instruments(), Topic.INSTRUMENTS, "S", zero),
        Reason.OUT_OF_RANGE,
        "multiplier 0 is not above 0");
    Account.Builder account = Account.newBuilder().setAccount("a");
    Account code = account.setBaseCurrency("TOOLONGACODE1").build();
    dead(parse(accounts(), Topic.ACCOUNTS, "a", code), Reason.BAD_NAME, "base_currency");
    Account day = account.setBaseCurrency(null).setDayStart("5pm").build();
    dead(parse(accounts(), Topic.ACCOUNTS, "a", day), Reason.BAD_TIME, "day_start \"5pm\"");
    Account zone = account.setDayStart(null).setTimeZone("EST5").build();
    dead(parse(accounts(), Topic.ACCOUNTS, "a", zone), Reason.UNKNOWN_VALUE, "time_zone \"EST5\"");
  }
}
