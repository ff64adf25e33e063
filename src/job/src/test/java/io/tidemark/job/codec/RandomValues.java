package io.tidemark.job.codec;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.Reason;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.Balance;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.LedgerEvent;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.MarkView;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Notice;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.RuleChange;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Random values of everything that is written, with the extremes more often than chance. */
final class RandomValues {
  private static final String[] TEXTS = {
    "", "a", "ACME", "Überschuß", "漢字", "😀", "\u0001\t\"", ","
  };
  private static final String[] ZONES = {"UTC", "America/New_York", "Australia/Lord_Howe"};
  private static final long[] NUMBERS = {
    0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, Fixed8.ABSENT, Fixed8.ONE
  };

  private final SplittableRandom random;

  RandomValues(long seed) {
    random = new SplittableRandom(seed);
  }

  String text() {
    if (random.nextInt(4) > 0) {
      return TEXTS[random.nextInt(TEXTS.length)];
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int c = random.nextInt(0x11000);
      text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 'x' : c);
    }
    return text.toString();
  }

  /** A record as it came, now and then longer than a Java string may be in modified UTF-8. */
  String raw() {
    return random.nextInt(10) == 0 ? "ü".repeat(70_000) : text();
  }

  long number() {
    return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong();
  }

  Money money() {
    return switch (random.nextInt(4)) {
      case 0 -> Money.ZERO;
      case 1 -> Money.ofUnits(random.nextBoolean() ? Long.MAX_VALUE : -Long.MAX_VALUE, -1);
      default -> Money.ofUnits(random.nextLong(), random.nextLong());
    };
  }

  Money moneyOrNull() {
    return random.nextInt(3) == 0 ? null : money();
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)];
  }

  /** One of the first constants, so that new ones change no bytes here. */
  <E extends Enum<E>> E first(Class<E> type, int constants) {
    return type.getEnumConstants()[random.nextInt(constants)];
  }

  Origin origin() {
    return new Origin(first(InputFile.class, 5), random.nextInt(), number());
  }

  Tick tick() {
    Tick tick = new Tick();
    tick.symbol = text();
    tick.venue = text();
    tick.ts = number();
    tick.effective = number();
    tick.bid = number();
    tick.bidSize = number();
    tick.ask = number();
    tick.askSize = number();
    tick.last = number();
    tick.lastSize = number();
    tick.part = random.nextInt();
    tick.place = number();
    tick.raw = random.nextBoolean() ? null : raw();
    return tick;
  }

  Instrument instrument() {
    return new Instrument(
        text(),
        constant(AssetClass.class),
        text(),
        1 + random.nextLong(Long.MAX_VALUE),
        constant(ContractKind.class));
  }

  InstrumentChange change() {
    return random.nextInt(3) == 0
        ? InstrumentChange.deleted(text())
        : InstrumentChange.of(instrument());
  }

  RuleChange ruleChange() {
    if (random.nextInt(4) == 0) {
      return RuleChange.deleted(text());
    }
    return RuleChange.of(
        new RuleText(
            text(),
            textOrNull(),
            textOrNull(),
            texts(),
            texts(),
            textOrNull(),
            textOrNull(),
            textOrNull(),
            textOrNull(),
            textOrNull(),
            random.nextBoolean()));
  }

  private String textOrNull() {
    return random.nextInt(3) == 0 ? null : text();
  }

  private List<String> texts() {
    return Stream.generate(this::text).limit(random.nextInt(4)).toList();
  }

  Mark mark() {
    return new Mark(text(), number(), number(), number(), number(), number(), number(), number());
  }

  Bar bar() {
    return new Bar(
        text(),
        number(),
        number(),
        number(),
        number(),
        number(),
        number(),
        money(),
        moneyOrNull(),
        number());
  }

  Trade trade() {
    return new Trade(
        constant(Trade.Type.class),
        number(),
        text(),
        text(),
        text(),
        text(),
        sideOrNull(),
        number(),
        number(),
        number(),
        text(),
        text());
  }

  Side sideOrNull() {
    return random.nextInt(3) == 0 ? null : constant(Side.class);
  }

  CashEvent cash() {
    return new CashEvent(
        number(), text(), text(), text(), number(), constant(CashEvent.Kind.class));
  }

  AccountTerms terms() {
    return new AccountTerms(
        text(),
        text(),
        constant(LotMethod.class),
        number(),
        LocalTime.ofSecondOfDay(random.nextInt(86_400)),
        ZoneId.of(ZONES[random.nextInt(ZONES.length)]));
  }

  LimitRow limits() {
    return new LimitRow(text(), text(), number(), number(), number(), number(), number());
  }

  Alert alert() {
    return new Alert(
        number(),
        text(),
        text(),
        constant(LimitRow.Kind.class),
        constant(Alert.Status.class),
        moneyOrNull(),
        moneyOrNull(),
        text());
  }

  LedgerInput input() {
    LedgerEvent event =
        switch (random.nextInt(4)) {
          case 0 -> trade();
          case 1 -> cash();
          case 2 -> limits();
          default -> terms();
        };
    return new LedgerInput(event, number(), origin(), raw());
  }

  Notice notice() {
    return switch (random.nextInt(4)) {
      case 0 -> new Notice.Marked(mark());
      case 1 -> new Notice.Listed(instrument());
      case 2 -> new Notice.Delisted(text());
      default -> new Notice.Ended(first(InputFile.class, 5), number());
    };
  }

  Reason reason() {
    return first(Reason.class, 10);
  }

  double real() {
    return switch (random.nextInt(4)) {
      case 0 -> -0.0;
      case 1 -> Double.MIN_VALUE;
      case 2 -> Double.MAX_VALUE;
      default -> random.nextDouble();
    };
  }

  LedgerRow row() {
    return switch (random.nextInt(5)) {
      case 0 -> positionRow();
      case 1 -> accountRow();
      case 2 -> fillRow();
      case 3 -> new RetiredRow(text(), text(), text());
      default ->
          new BalanceRow(
              text(),
              text(),
              new Balance(
                  money(), money(), money(), money(), money(), money(), money(), money(), money()),
              moneyOrNull());
    };
  }

  private PositionRow positionRow() {
    return new PositionRow(
        text(),
        text(),
        text(),
        number(),
        number(),
        moneyOrNull(),
        money(),
        money(),
        money(),
        new MarkView(number(), number(), constant(MarkStatus.class)),
        moneyOrNull(),
        moneyOrNull(),
        text(),
        number(),
        number(),
        number());
  }

  private FillRow fillRow() {
    return new FillRow(
        text(),
        number(),
        text(),
        text(),
        constant(Trade.Type.class),
        text(),
        text(),
        constant(Side.class),
        number(),
        number(),
        number(),
        text(),
        money(),
        number(),
        number(),
        number(),
        moneyOrNull(),
        money(),
        money(),
        text(),
        random.nextInt(),
        number(),
        number());
  }

  private AccountRow accountRow() {
    return new AccountRow(
        text(),
        number(),
        text(),
        money(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        money(),
        money(),
        constant(MarkStatus.class),
        constant(MarkStatus.class),
        number(),
        number(),
        number(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull(),
        moneyOrNull());
  }
}
