package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.decode;
import static io.tidemark.datagen.sim.Streams.generator;
import static io.tidemark.datagen.sim.Streams.options;
import static io.tidemark.datagen.sim.Streams.records;
import static io.tidemark.datagen.sim.Streams.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.wire.Account;
import io.tidemark.wire.AssetClass;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.ContractKind;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Limit;
import io.tidemark.wire.LotMethod;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the simulated market is like. */
final class GeneratorTest {
  private static final int STEPS = 40_000;

  private static List<String> texts(SimulatorOptions options) {
    List<String> texts = new ArrayList<>();
    for (Step step : steps(options, 3_000)) {
      step.messages().forEach(message -> texts.add(step.due() + Streams.text(message)));
    }
    return texts;
  }

  @Test
  void theSameSeedMakesTheSameBytes() {
    List<String> first = texts(options().build());
    assertThat(texts(options().build())).isEqualTo(first);
    assertThat(texts(options().seed(8).build())).isNotEqualTo(first);
  }

  @Test
  void theRateDecidesTheTimesOnly() throws Undecodable {
    List<Step> fast = steps(options().faultless().ticksPerSecond(4_000).build(), 5_000);
    List<Step> slow = steps(options().faultless().ticksPerSecond(40).build(), 5_000);
    assertThat(slow.get(4_000).due() / (double) fast.get(4_000).due()).isCloseTo(100, within(1e-3));
    assertThat(timeless(fast)).hasSizeGreaterThan(5_000).isEqualTo(timeless(slow));
  }

  @Test
  void theSpeedOfADayDecidesTheTimesOnTheWallOnly() {
    List<Step> slow = steps(day(10).ticksPerSecond(100).build(), 5_000);
    List<Step> fast = steps(day(40).ticksPerSecond(400).build(), 5_000);
    for (int i = 0; i < slow.size(); i++) {
      assertThat(slow.get(i).due()).isCloseTo(4 * fast.get(i).due(), within(4L));
      List<Message> one = slow.get(i).messages();
      List<Message> other = fast.get(i).messages();
      assertThat(one.stream().map(Streams::text).toList())
          .isEqualTo(other.stream().map(Streams::text).toList());
    }
  }

  private static SimulatorOptions.Builder day(double speed) {
    Instant start = Instant.parse("2026-02-02T00:00:00Z");
    // What is ahead is ahead of the clock on the wall, which is not the same
    return options()
        .malformed(0)
        .shape(Shape.REGIONAL)
        .clock(MarketClock.day(start, speed))
        .duration(java.time.Duration.ofHours(1));
  }

  private static List<String> timeless(List<Step> steps) throws Undecodable {
    List<String> all = new ArrayList<>();
    for (Step step : steps) {
      for (Message message : step.messages()) {
        var record = decode(message);
        Malformed.setTs(record, 0);
        all.add(message.keyText() + record);
      }
    }
    return all;
  }

  @Test
  void faultsDoNotChangeWhatTheyBefall() {
    Set<String> faulty = new HashSet<>();
    for (Step step : steps(options().faultless().duplicates(0.1).poisonous(0.1).build(), 5_000)) {
      step.messages().forEach(message -> faulty.add(Streams.text(message)));
    }
    for (Step step : steps(options().faultless().build(), 5_000)) {
      step.messages().forEach(message -> assertThat(faulty).contains(Streams.text(message)));
    }
  }

  @Test
  void eventTimesFollowTheSchedule() throws Undecodable {
    long last = -1;
    for (Step step : steps(options().faultless().ticksPerSecond(1_000).build(), 500)) {
      assertThat(step.due()).isGreaterThanOrEqualTo(last);
      last = step.due();
      for (Message message : step.messages()) {
        if (decode(message) instanceof Tick tick) {
          assertThat(tick.getTs()).isEqualTo(Streams.START.plusNanos(1_000 * step.due()));
        }
      }
    }
  }

  @Test
  void eachTradeHasTwoSidesAndItsPrintAndQuantitiesSumToZero() throws Undecodable {
    Map<String, Long> held = new HashMap<>();
    int trades = 0;
    for (Step step : steps(options().faultless().build(), STEPS)) {
      List<Trade> fills = records(List.of(step), Topic.TRADES);
      if (fills.isEmpty()) {
        continue;
      }
      trades++;
      List<Tick> prints = records(List.of(step), Topic.TICKS);
      Tick print = prints.get(0);
      assertThat(fills).hasSize(2);
      assertThat(fills.get(0).getAccount()).isNotEqualTo(fills.get(1).getAccount());
      assertThat(fills).extracting(Trade::getSide).containsExactly(Side.BUY, Side.SELL);
      assertThat(fills).extracting(Trade::getPrice).containsOnly(print.getLast());
      assertThat(fills).extracting(Trade::getQuantity).containsOnly(print.getLastSize());
      assertThat(fills).extracting(Trade::getSymbol).containsOnly(print.getSymbol());
      for (Trade fill : fills) {
        long signed = fill.getSide() == Side.BUY ? fill.getQuantity() : -fill.getQuantity();
        held.merge(fill.getSymbol(), signed, Long::sum);
      }
    }
    assertThat(held.values()).containsOnly(0L);
    // A Poisson number: five deviations
    assertThat(trades).isCloseTo(STEPS / 40, within(160));
  }

  @Test
  void allThatIsSaidOfAnAccountOrSymbolComesFromOneLane() throws Undecodable {
    SimulatorOptions options = options().symbols(1_800).accounts(60).faultless().build();
    Universe universe = new Universe(options);
    assertThat(universe.lanes()).isEqualTo(12);
    Map<String, Integer> lanes = new HashMap<>();
    for (int i = 0; i < universe.listings().size(); i++) {
      lanes.put(universe.listings().get(i).symbol(), universe.laneOf(i));
    }
    Map<String, Set<Integer>> ofAccount = new HashMap<>();
    List<Trade> trades = records(steps(options, STEPS), Topic.TRADES);
    for (Trade trade : trades) {
      ofAccount
          .computeIfAbsent(trade.getAccount(), account -> new HashSet<>())
          .add(lanes.get(trade.getSymbol()));
    }
    assertThat(ofAccount.values())
        .hasSizeGreaterThan(55)
        .allSatisfy(own -> assertThat(own).hasSize(1));
    assertThat(trades.stream().filter(t -> t.getSide() == Side.BUY).map(Trade::getTradeId))
        .doesNotHaveDuplicates();
  }

  @Test
  void tradesAreAmendedOnBothSides() throws Undecodable {
    SimulatorOptions options =
        options().faultless().busts(0.1).corrections(0.2).transfers(0.1).build();
    List<Trade> all = records(steps(options, STEPS), Topic.TRADES);
    Map<TradeType, Long> types =
        all.stream().collect(Collectors.groupingBy(Trade::getType, Collectors.counting()));
    long trades = types.get(TradeType.NEW) + types.get(TradeType.TRANSFER);
    assertThat(types.get(TradeType.BUST) / (double) trades).isCloseTo(0.1, within(0.03));
    assertThat(types.get(TradeType.CORRECT) / (double) trades).isCloseTo(0.2, within(0.04));
    assertThat(types.get(TradeType.TRANSFER) / (double) trades).isCloseTo(0.1, within(0.03));
    Map<String, List<Trade>> byId =
        all.stream().collect(Collectors.groupingBy(trade -> trade.getTradeId()));
    assertThat(byId.values()).allSatisfy(sides -> assertThat(sides).hasSize(2));
    List<Trade> amendments =
        all.stream().filter(trade -> !trade.getRefTradeId().isEmpty()).toList();
    assertThat(amendments)
        .anyMatch(trade -> trade.getRefTradeId().startsWith("K"))
        .anyMatch(trade -> trade.getSide() == null)
        .anyMatch(trade -> trade.getSide() != null);
    // Some come before their fill
    assertThat(amendments)
        .anyMatch(
            trade ->
                byId.containsKey(trade.getRefTradeId())
                    && all.indexOf(byId.get(trade.getRefTradeId()).get(0)) > all.indexOf(trade));
    // Nothing is said of what has been busted
    Set<String> busted = new HashSet<>();
    for (Trade amendment : amendments) {
      assertThat(busted).doesNotContain(amendment.getRefTradeId() + amendment.getAccount());
      if (amendment.getType() == TradeType.BUST) {
        busted.add(amendment.getRefTradeId() + amendment.getAccount());
      }
    }
  }

  @Test
  void theMarketHasAllThatAccountingKnows() throws Undecodable {
    Generator generator = generator(options().symbols(16).faultless().build());
    List<Instrument> instruments = new ArrayList<>();
    List<Account> accounts = new ArrayList<>();
    List<Limit> limits = new ArrayList<>();
    for (Message message : generator.reference()) {
      if (message.topic() == Topic.INSTRUMENTS) {
        instruments.add((Instrument) decode(message));
      } else if (message.topic() == Topic.ACCOUNTS) {
        accounts.add((Account) decode(message));
      } else {
        limits.add((Limit) decode(message));
        assertThat(message.keyText()).startsWith(((Limit) decode(message)).getAccount());
      }
    }
    assertThat(limits)
        .anyMatch(limit -> limit.getSymbol().isEmpty() && limit.getDayLoss() != null)
        .anyMatch(limit -> limit.getPosition() != null);
    assertThat(accounts).extracting(Account::getTimeZone).contains("America/New_York");
    assertThat(instruments)
        .hasSize(16)
        .extracting(Instrument::getAssetClass)
        .contains(AssetClass.values());
    assertThat(instruments).extracting(Instrument::getKind).contains(ContractKind.INVERSE);
    assertThat(instruments)
        .extracting(Instrument::getCurrency)
        .contains("USD", "EUR", "GBP", "JPY", "BTC");
    assertThat(instruments)
        .extracting(Instrument::getSymbol)
        .contains("EURUSD", "GBPUSD", "USDJPY", "BTCUSD")
        .doesNotHaveDuplicates();
    assertThat(accounts).extracting(Account::getBaseCurrency).contains("USD", "EUR", "GBP", "JPY");
    assertThat(accounts).extracting(Account::getLotMethod).contains(LotMethod.values());
  }

  @Test
  void theStreamHasAllThatAccountingKnows() throws Undecodable {
    List<Step> steps = steps(options().faultless().build(), STEPS);
    List<Trade> trades = records(steps, Topic.TRADES);
    assertThat(trades).extracting(Trade::getFeeCurrency).contains("", "BTC", "JPY");
    assertThat(trades).anyMatch(trade -> trade.getFee() < 0).anyMatch(trade -> trade.getFee() > 0);
    assertThat(trades).extracting(Trade::getBook).contains("ALPHA", "HEDGE", "FLOW", "");
    assertThat(trades).extracting(Trade::getAccount).contains("ACC-0001", "ACC-0012");
    List<Cash> cash = records(steps, Topic.CASH);
    assertThat(cash).extracting(Cash::getKind).contains(CashKind.values());
    assertThat(cash).extracting(Cash::getEventId).doesNotHaveDuplicates();
    List<Tick> ticks = records(steps, Topic.TICKS);
    assertThat(ticks)
        .extracting(Tick::getVenue)
        .contains("XNYS", "XNAS", "XLON", "XETR", "XTKS", "EBSX", "CBSE", "XCME");
    assertThat(ticks).anyMatch(tick -> Long.valueOf(0).equals(tick.getBid()));
    assertThat(ticks).anyMatch(tick -> tick.getBid() == null && tick.getAsk() != null);
    assertThat(ticks).anyMatch(tick -> tick.getAsk() == null && tick.getBid() != null);
    assertThat(ticks.stream().filter(tick -> tick.getLast() != null).count())
        .isCloseTo(STEPS / 10, within(STEPS / 50L));
  }
}
