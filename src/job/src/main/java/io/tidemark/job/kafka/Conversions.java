package io.tidemark.job.kafka;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.flow.RuleChange;
import io.tidemark.job.read.Checks;
import io.tidemark.wire.SignalRule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The conversions of the input topics. */
final class Conversions {
  private static final int MULTIPLIER_PLACES = 4;

  private Conversions() {}

  /** Ticks. */
  static final class Ticks implements Conversion<io.tidemark.wire.Tick, Tick> {
    private static final long serialVersionUID = 1L;

    @Override
    public Tick event(io.tidemark.wire.Tick record, WireFields fields) {
      Tick tick = new Tick();
      tick.ts = WireFields.time("ts", record.getTs());
      tick.effective = tick.ts;
      tick.symbol = fields.requiredName("symbol", record.getSymbol());
      tick.venue = fields.name("venue", record.getVenue());
      tick.bid = WireFields.number("bid", record.getBid());
      tick.bidSize = size("bid_size", record.getBidSize());
      tick.ask = WireFields.number("ask", record.getAsk());
      tick.askSize = size("ask_size", record.getAskSize());
      tick.last = WireFields.number("last", record.getLast());
      tick.lastSize = size("last_size", record.getLastSize());
      Checks.holdsSomething(tick);
      return tick;
    }

    private static long size(String field, Long units) {
      return Checks.notNegative(field, WireFields.number(field, units));
    }

    @Override
    public String key(Tick event) {
      return event.symbol;
    }

    @Override
    public long ts(Tick event) {
      return event.ts;
    }
  }

  /** Trades. */
  static final class Trades implements Conversion<io.tidemark.wire.Trade, Trade> {
    private static final long serialVersionUID = 1L;

    @Override
    public Trade event(io.tidemark.wire.Trade record, WireFields fields) {
      Trade.Type type = WireFields.word(Trade.Type.class, record.getType());
      boolean bust = type == Trade.Type.BUST;
      boolean about = bust || type == Trade.Type.CORRECT;
      String ref = WireFields.id("ref_trade_id", record.getRefTradeId());
      if (about) {
        WireFields.require("ref_trade_id", ref.isEmpty() ? null : ref);
      } else {
        WireFields.require("side", record.getSide());
      }
      if (!bust) {
        WireFields.require("quantity", record.getQuantity());
        WireFields.require("price", record.getPrice());
      }
      return new Trade(
          type,
          WireFields.time("ts", record.getTs()),
          WireFields.requiredId("trade_id", record.getTradeId()),
          fields.requiredName("account", record.getAccount()),
          fields.name("book", record.getBook()),
          fields.requiredName("symbol", record.getSymbol()),
          WireFields.word(Side.class, record.getSide()),
          Checks.positive(
              "quantity", WireFields.number("quantity", record.getQuantity()), Fixed8.PLACES),
          WireFields.number("price", record.getPrice()),
          WireFields.number("fee", record.getFee()),
          fields.currency("fee_currency", record.getFeeCurrency()),
          ref);
    }

    @Override
    public String key(Trade event) {
      return event.account();
    }

    @Override
    public long ts(Trade event) {
      return event.ts();
    }
  }

  /** Cash events. */
  static final class Cash implements Conversion<io.tidemark.wire.Cash, CashEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public CashEvent event(io.tidemark.wire.Cash record, WireFields fields) {
      String currency = fields.currency("currency", record.getCurrency());
      WireFields.require("currency", currency.isEmpty() ? null : currency);
      CashEvent.Kind kind = WireFields.word(CashEvent.Kind.class, record.getKind());
      return new CashEvent(
          WireFields.time("ts", record.getTs()),
          WireFields.requiredId("event_id", record.getEventId()),
          fields.requiredName("account", record.getAccount()),
          currency,
          Checks.amount(WireFields.number("amount", record.getAmount()), kind),
          kind);
    }

    @Override
    public String key(CashEvent event) {
      return event.account();
    }

    @Override
    public long ts(CashEvent event) {
      return event.ts();
    }
  }

  /** Instruments; what a record leaves out takes its default from the settings. */
  static final class Instruments
      implements Conversion<io.tidemark.wire.Instrument, InstrumentChange> {
    private static final long serialVersionUID = 1L;

    private final Instrument defaults;

    Instruments(Settings settings) {
      this.defaults =
          new Instrument(
              "",
              settings.get(Keys.DEFAULT_ASSET_CLASS),
              settings.get(Keys.DEFAULT_CURRENCY),
              settings.get(Keys.DEFAULT_MULTIPLIER),
              settings.get(Keys.DEFAULT_KIND));
    }

    @Override
    public InstrumentChange event(io.tidemark.wire.Instrument record, WireFields fields) {
      String symbol = fields.requiredName("symbol", record.getSymbol());
      String currency = fields.currency("currency", record.getCurrency());
      long multiplier =
          Checks.positive(
              "multiplier",
              WireFields.number("multiplier", record.getMultiplier()),
              MULTIPLIER_PLACES);
      return InstrumentChange.of(
          new Instrument(
              symbol,
              Objects.requireNonNullElse(
                  WireFields.word(AssetClass.class, record.getAssetClass()), defaults.assetClass()),
              currency.isEmpty() ? defaults.currency() : currency,
              multiplier == Fixed8.ABSENT ? defaults.multiplier() : multiplier,
              Objects.requireNonNullElse(
                  WireFields.word(ContractKind.class, record.getKind()), defaults.kind())));
    }

    @Override
    public InstrumentChange deletion(byte[] key) {
      if (key == null) {
        throw new Rejected(
            Reason.KEY_MISMATCH, "the record has neither key nor value; a symbol is the key");
      }
      return InstrumentChange.deleted(WireFields.key(key));
    }

    @Override
    public String key(InstrumentChange event) {
      return event.symbol();
    }

    @Override
    public long ts(InstrumentChange event) {
      return UNTIMED;
    }
  }

  /** Accounts; what a record leaves out takes its default from the settings. */
  static final class Accounts implements Conversion<io.tidemark.wire.Account, AccountTerms> {
    private static final long serialVersionUID = 1L;

    private final AccountTerms defaults;

    Accounts(Settings settings) {
      this.defaults = EngineConfigs.accountDefaults(settings);
    }

    @Override
    public AccountTerms event(io.tidemark.wire.Account record, WireFields fields) {
      String account = fields.requiredName("account", record.getAccount());
      String base = fields.currency("base_currency", record.getBaseCurrency());
      long opening = WireFields.number("opening_cash", record.getOpeningCash());
      String dayStart = fields.name("day_start", record.getDayStart());
      String zone = fields.name("time_zone", record.getTimeZone());
      return new AccountTerms(
          account,
          base.isEmpty() ? defaults.baseCurrency() : base,
          Objects.requireNonNullElse(
              WireFields.word(LotMethod.class, record.getLotMethod()), defaults.lotMethod()),
          opening == Fixed8.ABSENT ? defaults.openingCash() : opening,
          dayStart.isEmpty() ? defaults.dayStart() : Checks.timeOfDay("day_start", dayStart),
          zone.isEmpty() ? defaults.zone() : Checks.zone("time_zone", zone));
    }

    @Override
    public String key(AccountTerms event) {
      return event.account();
    }

    @Override
    public long ts(AccountTerms event) {
      return UNTIMED;
    }
  }

  /** Rules. */
  static final class Rules implements Conversion<SignalRule, RuleChange> {
    private static final long serialVersionUID = 1L;

    private final long interval;

    Rules(Settings settings) {
      this.interval = settings.get(Keys.INDICATORS_INTERVAL);
    }

    @Override
    public RuleChange event(SignalRule record, WireFields fields) {
      RuleText text = RuleRecords.text(record);
      try {
        RuleParser.parse(text, interval);
      } catch (IllegalArgumentException e) {
        throw new Rejected(Reason.BAD_RULE, e.getMessage());
      }
      return RuleChange.of(text);
    }

    @Override
    public RuleChange deletion(byte[] key) {
      if (key == null) {
        throw new Rejected(
            Reason.KEY_MISMATCH, "the record has neither key nor value; a rule's name is the key");
      }
      return RuleChange.deleted(WireFields.key(key));
    }

    @Override
    public String key(RuleChange event) {
      return event.name();
    }

    @Override
    public long ts(RuleChange event) {
      return UNTIMED;
    }
  }

  /** Limits. */
  static final class Limits implements Conversion<io.tidemark.wire.Limit, LimitRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public LimitRow event(io.tidemark.wire.Limit record, WireFields fields) {
      return Checks.limits(
          new LimitRow(
              fields.requiredName("account", record.getAccount()),
              fields.name("symbol", record.getSymbol()),
              limit("gross", record.getGross()),
              limit("net", record.getNet()),
              limit("position", record.getPosition()),
              limit("day_loss", record.getDayLoss()),
              limit("drawdown", record.getDrawdown())));
    }

    private static long limit(String field, Long units) {
      return Checks.notNegative(field, WireFields.number(field, units));
    }

    @Override
    public LimitRow deletion(byte[] key) {
      if (key == null) {
        throw new Rejected(
            Reason.KEY_MISMATCH,
            "the record has neither key nor value; the key is an account, or account|symbol");
      }
      List<String> names = RecordKeys.split(WireFields.text(key));
      String symbol = names.size() == 2 ? WireFields.id("key", names.get(1)) : "";
      LimitRow none = LimitRow.none(WireFields.requiredId("key", names.get(0)), symbol);
      if (!Arrays.equals(key, key(none).getBytes(StandardCharsets.UTF_8))) {
        throw new Rejected(Reason.KEY_MISMATCH, "the key is neither an account nor account|symbol");
      }
      return none;
    }

    @Override
    public String key(LimitRow event) {
      return event.symbol().isEmpty()
          ? RecordKeys.join(event.account())
          : RecordKeys.join(event.account(), event.symbol());
    }

    @Override
    public long ts(LimitRow event) {
      return UNTIMED;
    }
  }
}
