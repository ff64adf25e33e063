package io.tidemark.datagen.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What the simulated market is like. */
final class GeneratorTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final WireFormat FORMAT = WireFormat.singleObject();
  private static final int STEPS = 40_000;

  private static SimulatorOptions.Builder options() {
    return SimulatorOptions.builder().seed(7).symbols(40).accounts(12);
  }

  private static Generator generator(SimulatorOptions options) {
    return new Generator(options, START, FORMAT, "");
  }

  private static List<Step> steps(SimulatorOptions options, int steps) {
    Generator generator = generator(options);
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      all.add(generator.next());
    }
    return all;
  }

  private static SpecificRecord decode(Message message) throws Undecodable {
    WireFormat.Decoder<SpecificRecord> decoder =
        FORMAT.decoder(message.topic().schema(), message.topic().name(""));
    return decoder.decode(message.value());
  }

  private static <T extends SpecificRecord> List<T> records(List<Step> steps, Topic topic)
      throws Undecodable {
    WireFormat.Decoder<T> decoder = FORMAT.decoder(topic.schema(), topic.name(""));
    List<T> records = new ArrayList<>();
    for (Step step : steps) {
      for (Message message : step.messages()) {
        if (message.topic() == topic) {
          records.add(decoder.decode(message.value()));
        }
      }
    }
    return records;
  }

  private static String text(Step step) {
    return step.messages().stream()
        .map(m -> m.topic() + m.key() + Arrays.toString(m.value()))
        .collect(Collectors.joining(";", step.due() + ":", ""));
  }

  @Test
  void theSameSeedMakesTheSameBytes() {
    List<String> first = steps(options().build(), 3_000).stream().map(s -> text(s)).toList();
    assertThat(steps(options().build(), 3_000).stream().map(s -> text(s))).isEqualTo(first);
    assertThat(steps(options().seed(8).build(), 3_000).stream().map(s -> text(s)))
        .isNotEqualTo(first);
  }

  @Test
  void theRateDecidesTheTimesOnly() throws Undecodable {
    List<Step> fast = steps(options().faultless().ticksPerSecond(4_000).build(), 5_000);
    List<Step> slow = steps(options().faultless().ticksPerSecond(40).build(), 5_000);
    assertThat(fast.get(4_000).due()).isEqualTo(1_000_000);
    assertThat(slow.get(40).due()).isEqualTo(1_000_000);
    List<Trade> a = records(fast, Topic.TRADES);
    List<Trade> b = records(slow, Topic.TRADES);
    a.forEach(trade -> trade.setTs(START));
    b.forEach(trade -> trade.setTs(START));
    assertThat(a).hasSizeGreaterThan(200).isEqualTo(b);
  }

  @Test
  void eventTimesFollowTheSchedule() throws Undecodable {
    List<Step> steps = steps(options().faultless().ticksPerSecond(1_000).build(), 500);
    for (int i = 0; i < steps.size(); i++) {
      assertThat(steps.get(i).due()).isEqualTo(i * 1_000L);
      for (Message message : steps.get(i).messages()) {
        if (message.topic() == Topic.TICKS) {
          Tick tick = (Tick) decode(message);
          assertThat(tick.getTs()).isEqualTo(START.plusMillis(i));
        }
      }
    }
  }

  @Test
  void eachTradeHasTwoSidesAndItsPrintAndQuantitiesSumToZero() throws Undecodable {
    List<Step> steps = steps(options().faultless().build(), STEPS);
    Map<String, Long> held = new HashMap<>();
    int trades = 0;
    for (Step step : steps) {
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
    assertThat(trades).isCloseTo(STEPS / 40, within(5));
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
    // Some are told of twice
    Map<String, Long> bustsById =
        amendments.stream()
            .filter(trade -> trade.getType() == TradeType.BUST)
            .collect(Collectors.groupingBy(Trade::getRefTradeId, Collectors.counting()));
    assertThat(bustsById.values()).contains(4L);
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
        assertThat(message.key()).startsWith(((Limit) decode(message)).getAccount());
      }
    }
    assertThat(limits).anyMatch(limit -> limit.getSymbol().isEmpty() && limit.getDayLoss() != null);
    assertThat(limits).anyMatch(limit -> limit.getSymbol().equals("EURUSD"));
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
    assertThat(ticks).extracting(Tick::getVenue).contains("XAA", "XBB", "XCC", "XDD");
    assertThat(ticks).anyMatch(tick -> Long.valueOf(0).equals(tick.getBid()));
    assertThat(ticks).anyMatch(tick -> tick.getBid() == null && tick.getAsk() != null);
    assertThat(ticks.stream().filter(tick -> tick.getLast() != null).count())
        .isCloseTo(STEPS / 10, within(STEPS / 50L));
  }

  @Test
  void pricesOfEquitiesMoveTogetherButNotAsOne() {
    int symbols = 40;
    List<Listing> listings = Universe.of(symbols, new Random(3));
    Prices prices = new Prices(listings, new Random(3));
    int[] pair =
        IntStream.range(0, symbols)
            .filter(i -> listings.get(i).assetClass() == AssetClass.EQUITY)
            .limit(2)
            .toArray();
    double[] last = {prices.step(pair[0]), prices.step(pair[1])};
    double together = 0;
    double[] alone = {0, 0};
    for (int sample = 0; sample < 300; sample++) {
      for (int i = 0; i < 100 * symbols; i++) {
        assertThat(prices.step(i % symbols)).isPositive();
      }
      double[] gains = new double[2];
      for (int i = 0; i < 2; i++) {
        double now = prices.step(pair[i]);
        gains[i] = Math.log(now / last[i]);
        last[i] = now;
        alone[i] += gains[i] * gains[i];
      }
      together += gains[0] * gains[1];
    }
    assertThat(together / Math.sqrt(alone[0] * alone[1])).isBetween(0.3, 0.95);
  }

  @Test
  void activityIsZipf() throws Undecodable {
    List<Tick> ticks = records(steps(options().faultless().zipf(1).build(), STEPS), Topic.TICKS);
    List<Long> shares =
        ticks.stream()
            .collect(Collectors.groupingBy(Tick::getSymbol, Collectors.counting()))
            .values()
            .stream()
            .sorted((a, b) -> Long.compare(b, a))
            .toList();
    double harmonic = 0;
    for (int rank = 1; rank <= 40; rank++) {
      harmonic += 1.0 / rank;
    }
    assertThat(shares).hasSize(40);
    assertThat(shares.get(0) / (double) STEPS).isCloseTo(1 / harmonic, within(0.01));
    assertThat(shares.get(9) / (double) STEPS).isCloseTo(0.1 / harmonic, within(0.005));
  }

  @Test
  void sharesOfFaultsComeOut() {
    SimulatorOptions options =
        options().duplicates(0.05).disorder(0.04).late(0.03).malformed(0.06).build();
    int good = 0;
    int repeated = 0;
    int disordered = 0;
    int late = 0;
    Map<String, Integer> bad = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (Step step : steps(options, STEPS)) {
      Instant due = START.plus(Duration.ofNanos(step.due() * 1_000));
      for (Message message : step.messages()) {
        String fault = fault(message, due);
        if (!fault.isEmpty()) {
          bad.merge(message.topic() + " " + fault, 1, Integer::sum);
        } else if (!seen.add(message.topic() + message.key() + Arrays.toString(message.value()))) {
          repeated++;
        } else {
          good++;
          Duration age = age(message, due);
          late += age.toMillis() >= 1_500 ? 1 : 0;
          disordered += age.toMillis() >= 10 && age.toMillis() < 900 ? 1 : 0;
        }
      }
    }
    assertThat(repeated / (double) good).isCloseTo(0.05, within(0.005));
    assertThat(disordered / (double) good).isCloseTo(0.04, within(0.005));
    assertThat(late / (double) good).isCloseTo(0.03, within(0.005));
    int malformed = bad.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(malformed / (double) good).isCloseTo(0.06, within(0.005));
    assertThat(bad).hasSize(3 * 7);
  }

  /** The sort of a message that nobody can use; "" for a good one. */
  private static String fault(Message message, Instant due) {
    if (message.value() == null) {
      return "null";
    }
    SpecificRecord record;
    try {
      record = decode(message);
    } catch (Undecodable e) {
      return message.value()[0] == '{' ? "garbage" : e.fault().name();
    }
    String key = (String) record.get(record.getSchema().getField("ts").pos() + 1);
    if (record instanceof Trade trade) {
      key = trade.getAccount();
      if (trade.getQuantity() != null && trade.getQuantity() <= 0) {
        return "negative";
      }
    } else if (record instanceof Cash cash) {
      key = cash.getAccount();
      if (cash.getKind() == CashKind.DEPOSIT && cash.getAmount() <= 0) {
        return "negative";
      }
    } else if (record instanceof Tick tick
        && tick.getLastSize() != null
        && tick.getLastSize() <= 0) {
      return "negative";
    }
    if (!message.key().equals(key)) {
      return "key";
    }
    return age(message, due).toMinutes() < -59 ? "ahead" : "";
  }

  private static Duration age(Message message, Instant due) {
    try {
      SpecificRecord record = decode(message);
      return Duration.between((Instant) record.get(record.getSchema().getField("ts").pos()), due);
    } catch (Undecodable e) {
      throw new AssertionError(e);
    }
  }
}
