package io.tidemark.job.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.Reason;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.InstrumentChange;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of trades, cash, instruments, accounts and limits. */
final class LedgerParsersTest {
  private static final String TRADES =
      "ts,trade_id,account,book,symbol,side,quantity,price,fee,fee_currency,type,ref_trade_id";
  private static final String CASH = "ts,event_id,account,currency,amount,kind";
  private static final String T = "2013-10-07T08:00:00Z";
  private static final long TS = 1381132800000000L;

  @TempDir private Path dir;

  private Parsed<Trade> trade(String rest) {
    return Reading.readOne(new TradeParser(), dir, TRADES, T + "," + rest);
  }

  private Parsed<CashEvent> cash(String rest) {
    return Reading.readOne(new CashParser(), dir, CASH, T + "," + rest);
  }

  @Test
  void a_trade_with_every_column() {
    Parsed<Trade> record = trade("X1,ACC,B,IBM,SELL,348,-181.8,-0.174,EUR,CORRECT,X0");
    assertThat(record.event)
        .isEqualTo(
            new Trade(
                Trade.Type.CORRECT,
                TS,
                "X1",
                "ACC",
                "B",
                "IBM",
                Side.SELL,
                34_800_000_000L,
                -18_180_000_000L,
                -17_400_000L,
                "EUR",
                "X0"));
    assertThat(record.ts).isEqualTo(TS);
    assertThat(record.raw).isEqualTo(T + ",X1,ACC,B,IBM,SELL,348,-181.8,-0.174,EUR,CORRECT,X0");
  }

  @Test
  void blanks_of_a_trade_take_their_defaults() {
    Trade trade = trade("X1,ACC,,IBM,BUY,1,2,,,,").event;
    assertThat(trade.type()).isEqualTo(Trade.Type.NEW);
    assertThat(trade.book()).isEmpty();
    assertThat(trade.fee()).isZero();
    assertThat(trade.feeCurrency()).isEmpty();
    assertThat(trade.refTradeId()).isEmpty();
  }

  @Test
  void a_bust_may_leave_side_quantity_and_price_blank() {
    Trade bust = trade("X2,ACC,,IBM,,,,,,BUST,X1").event;
    assertThat(bust.side()).isNull();
    assertThat(bust.quantity()).isEqualTo(Fixed8.ABSENT);
    assertThat(bust.price()).isEqualTo(Fixed8.ABSENT);
    assertThat(trade("X2,ACC,,IBM,,1,2,,,CORRECT,X1").event.side()).isNull();
  }

  @Test
  void quotes_are_taken_off() {
    Trade trade = trade("\"X,\"\"1\"\"\",\"ACC\",,IBM,BUY,\"1\",2,,,,").event;
    assertThat(trade.tradeId()).isEqualTo("X,\"1\"");
    assertThat(trade.account()).isEqualTo("ACC");
    assertThat(trade.quantity()).isEqualTo(Fixed8.ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",ACC,,IBM,BUY,1,2,,,,             | MISSING_FIELD | trade_id is blank",
        "X,,,IBM,BUY,1,2,,,,               | MISSING_FIELD | account is blank",
        "X,ACC,,,BUY,1,2,,,,               | MISSING_FIELD | symbol is blank",
        "X,ACC,,IBM,,1,2,,,,               | MISSING_FIELD | side is blank",
        "X,ACC,,IBM,BUY,,2,,,,             | MISSING_FIELD | quantity is blank",
        "X,ACC,,IBM,BUY,1,,,,,             | MISSING_FIELD | price is blank",
        "X,ACC,,IBM,buy,1,2,,,,            | UNKNOWN_VALUE | side \"buy\" is none of BUY, SELL",
        "X,ACC,,IBM,BUY,1,2,,,OPEN,        | UNKNOWN_VALUE | type \"OPEN\" is none of NEW",
        "X,ACC,,IBM,BUY,0,2,,,,            | OUT_OF_RANGE  | quantity 0 is not above 0",
        "X,ACC,,IBM,BUY,-1,2,,,,           | OUT_OF_RANGE  | quantity -1 is not above 0",
        "X,ACC,,IBM,BUY,1,2.123456789,,,,  | BAD_NUMBER    | price \"2.123456789\" has 9",
        "X,ACC,,IBM,BUY,92233720369,2,,,,  | BAD_NUMBER    | quantity \"92233720369\" is out of",
        "X,ACC,,IBM,BUY,1,2,0.1,usd,,      | BAD_NAME      | fee_currency \"usd\"",
        "X,ACC,,IBM,BUY,1,2,0.1,US-D,,     | BAD_NAME      | fee_currency \"US-D\"",
        "X,ACC,,IBM,,,,,,BUST,             | MISSING_FIELD | ref_trade_id is blank",
        "X,ACC,,IBM,,,2,,,CORRECT,Y        | MISSING_FIELD | quantity is blank",
        "X,ACC,,IBM,,1,2,,,TRANSFER,       | MISSING_FIELD | side is blank",
        "X,ACC,,IBM,BUY,1,2,,,             | MALFORMED     | 11 fields, the header 12",
      })
  void refuses_trades(String rest, Reason reason, String detail) {
    Parsed<Trade> record = trade(rest.strip());
    assertThat(record.reason).as(rest).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
  }

  @Test
  void only_spaces_are_blank() {
    assertThat(trade("X,  ,,IBM,BUY,1,2,,,,").reason).isEqualTo(Reason.MISSING_FIELD);
  }

  @Test
  void a_lower_case_currency_gets_a_hint() {
    assertThat(cash("E,ACC,usd,1,DEPOSIT").detail).endsWith("; write it in upper case");
    assertThat(cash("E,ACC,US D,1,DEPOSIT").detail).doesNotContain("write it in upper case");
    assertThat(cash("E,ACC,ABCDEFGHIJKLM,1,DEPOSIT").reason).isEqualTo(Reason.BAD_NAME);
  }

  @Test
  void cash() {
    assertThat(cash("E1,ACC,EUR,-1.5,FUNDING").event)
        .isEqualTo(new CashEvent(TS, "E1", "ACC", "EUR", -150_000_000L, CashEvent.Kind.FUNDING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E,ACC,USD,-1,DEPOSIT    | OUT_OF_RANGE  | amount -1 of a DEPOSIT is not above 0",
        "E,ACC,USD,0,WITHDRAWAL  | OUT_OF_RANGE  | amount 0 of a WITHDRAWAL",
        "E,ACC,USD,-0.01,FEE     | OUT_OF_RANGE  | of a FEE",
        "E,ACC,USD,1,GIFT        | UNKNOWN_VALUE | kind \"GIFT\" is none of DEPOSIT",
        "E,ACC,USD,,DEPOSIT      | MISSING_FIELD | amount is blank",
        "E,ACC,,1,DEPOSIT        | MISSING_FIELD | currency is blank",
        "E,ACC,USD,1,            | MISSING_FIELD | kind is blank",
        ",ACC,USD,1,DEPOSIT      | MISSING_FIELD | event_id is blank",
        "E,,USD,1,DEPOSIT        | MISSING_FIELD | account is blank",
      })
  void refuses_cash(String rest, Reason reason, String detail) {
    Parsed<CashEvent> record = cash(rest.strip());
    assertThat(record.reason).as(rest).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
  }

  @Test
  void blanks_of_an_instrument_take_the_settings() {
    Settings settings =
        Settings.of(
            Map.of(
                "defaults.currency", "EUR",
                "defaults.multiplier", "12.5",
                "defaults.kind", "INVERSE",
                "defaults.asset-class", "FUTURE"));
    String header = "kind,symbol,currency,multiplier";
    Parsed<InstrumentChange> record =
        Reading.readOne(new InstrumentParser(settings), dir, header, ",FDAX,,");
    assertThat(record.event.row())
        .isEqualTo(new Instrument("FDAX", AssetClass.FUTURE, "EUR", 125_000, ContractKind.INVERSE));
    assertThat(
            Reading.readOne(new InstrumentParser(settings), dir, header, "LINEAR,FDAX,USD,0.0001")
                .event
                .row())
        .isEqualTo(new Instrument("FDAX", AssetClass.FUTURE, "USD", 1, ContractKind.LINEAR));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X,EQUITY,USD,0,        | OUT_OF_RANGE  | multiplier 0 is not above 0",
        "X,EQUITY,USD,-1.5,     | OUT_OF_RANGE  | multiplier -1.5 is not above 0",
        "X,EQUITY,USD,1.00001,  | BAD_NUMBER    | multiplier \"1.00001\" has 5 decimals; at most 4",
        "X,STOCK,USD,1,         | UNKNOWN_VALUE | asset_class \"STOCK\" is none of EQUITY",
        "X,EQUITY,USD,1,QUANTO  | UNKNOWN_VALUE | kind \"QUANTO\" is none of LINEAR, INVERSE",
        "X,EQUITY,eur,1,        | BAD_NAME      | currency \"eur\"",
        ",EQUITY,USD,1,         | MISSING_FIELD | symbol is blank",
      })
  void refuses_instruments(String line, Reason reason, String detail) {
    Parsed<InstrumentChange> record =
        Reading.readOne(
            new InstrumentParser(Settings.defaults()),
            dir,
            "symbol,asset_class,currency,multiplier,kind",
            line.strip());
    assertThat(record.reason).as(line).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
  }

  private Parsed<AccountTerms> account(Settings settings, String rest) {
    String header = "account,base_currency,lot_method,opening_cash,day_start,time_zone";
    return Reading.readOne(new AccountParser(settings), dir, header, "A," + rest);
  }

  @Test
  void accounts() {
    Settings settings = Settings.defaults();
    LocalTime midnight = LocalTime.MIDNIGHT;
    ZoneId utc = ZoneId.of("UTC");
    assertThat(account(settings, ",,,,").event)
        .isEqualTo(new AccountTerms("A", "USD", LotMethod.AVERAGE, 0, midnight, utc));
    assertThat(account(settings, "EUR,FIFO,-2.5,17:00,America/New_York").event)
        .isEqualTo(
            new AccountTerms(
                "A",
                "EUR",
                LotMethod.FIFO,
                -250_000_000L,
                LocalTime.of(17, 0),
                ZoneId.of("America/New_York")));
    assertThat(account(settings, ",,,23:59:59,Asia/Kolkata").event.dayStart())
        .isEqualTo(LocalTime.of(23, 59, 59));
    String header = "account,base_currency,lot_method,opening_cash";
    assertThat(Reading.readOne(new AccountParser(settings), dir, header, "A,EUR,,1").event)
        .isEqualTo(new AccountTerms("A", "EUR", LotMethod.AVERAGE, Fixed8.ONE, midnight, utc));
  }

  @Test
  void blanks_of_an_account_take_the_settings() {
    Settings settings =
        Settings.of(
            Map.of(
                "defaults.base-currency", "GBP",
                "defaults.lot-method", "FIFO",
                "defaults.opening-cash", "12",
                "defaults.day-start", "22:30",
                "defaults.time-zone", "Europe/London"));
    assertThat(account(settings, ",,,,").event)
        .isEqualTo(
            new AccountTerms(
                "A",
                "GBP",
                LotMethod.FIFO,
                12 * Fixed8.ONE,
                LocalTime.of(22, 30),
                ZoneId.of("Europe/London")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EUR,LIFO,1,,        | UNKNOWN_VALUE | lot_method \"LIFO\" is none of AVERAGE, FIFO",
        "EUR,FIFO,x,,        | BAD_NUMBER    | opening_cash",
        ",,,24:00,           | BAD_TIME      | day_start \"24:00\" is no time of day such as 17:00",
        ",,,9:30,            | BAD_TIME      | day_start \"9:30\"",
        ",,,09:60,           | BAD_TIME      | day_start",
        ",,,09:30:00.5,      | BAD_TIME      | day_start",
        ",,,09:30Z,          | BAD_TIME      | day_start",
        ",,,,New_York        | UNKNOWN_VALUE | time_zone \"New_York\" is no IANA time zone such as",
        ",,,,+02:00          | UNKNOWN_VALUE | time_zone \"+02:00\"",
        ",,,,europe/london   | UNKNOWN_VALUE | time_zone",
      })
  void refuses_accounts(String rest, Reason reason, String detail) {
    Parsed<AccountTerms> record = account(Settings.defaults(), rest.strip());
    assertThat(record.reason).as(rest).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
  }

  private Parsed<LimitRow> limits(String line) {
    String header = "account,symbol,gross,net,position,day_loss,drawdown";
    return Reading.readOne(new LimitParser(), dir, header, line);
  }

  @Test
  void limits() {
    long none = Fixed8.ABSENT;
    Parsed<LimitRow> account = limits("A,,1000000,0,,2500.5,9");
    assertThat(account.event)
        .isEqualTo(
            new LimitRow(
                "A", "", 1_000_000 * Fixed8.ONE, 0, none, 250_050_000_000L, 9 * Fixed8.ONE));
    assertThat(account.ts).isZero();
    assertThat(account.raw).isEqualTo("A,,1000000,0,,2500.5,9");
    assertThat(limits("A,IBM,,,300,,").event)
        .isEqualTo(new LimitRow("A", "IBM", none, none, 300 * Fixed8.ONE, none, none));
    assertThat(limits("A,IBM,,,,,").event).isEqualTo(LimitRow.none("A", "IBM"));
    assertThat(Reading.readOne(new LimitParser(), dir, "gross,account", "5,A").event.isEmpty())
        .isFalse();
    assertThat(new LimitParser().ts(account.event)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",IBM,1,,,,          | MISSING_FIELD | account is blank",
        "A,,-1,,,,           | OUT_OF_RANGE  | gross -1 is below 0",
        "A,,,-0.5,,,         | OUT_OF_RANGE  | net -0.5 is below 0",
        "A,IBM,,,-2,,        | OUT_OF_RANGE  | position -2 is below 0",
        "A,,,,,-3,           | OUT_OF_RANGE  | day_loss -3 is below 0",
        "A,,,,,,-4           | OUT_OF_RANGE  | drawdown -4 is below 0",
        "A,,1,,5,,           | OUT_OF_RANGE  | position is a limit of one symbol, and symbol is blank",
        "A,IBM,1,,,5,        | OUT_OF_RANGE  | day_loss is a limit of a whole account, and symbol is IBM",
        "A,IBM,1,,,,5        | OUT_OF_RANGE  | drawdown is a limit of a whole account",
        "A,,x,,,,            | BAD_NUMBER    | gross",
        "A,,1,,,             | MALFORMED     | 6 fields, the header 7",
      })
  void refuses_limits(String line, Reason reason, String detail) {
    Parsed<LimitRow> record = limits(line.strip());
    assertThat(record.reason).as(line).isEqualTo(reason);
    assertThat(record.detail).contains(detail);
  }
}
