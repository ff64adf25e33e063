package io.tidemark.datagen.sim;

import static io.tidemark.datagen.sim.Streams.decode;
import static io.tidemark.datagen.sim.Streams.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.Undecodable;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Faults come out in their shares, and each is what it is marked as. */
final class FaultsTest {
  private static final int STEPS = 20_000;

  @Test
  void sharesOfFaultsComeOutAndMarksTellThem() {
    SimulatorOptions options =
        options().duplicates(0.05).disorder(0.04).late(0.03).malformed(0.06).build();
    faults(options, Streams.START);
  }

  /** In a day that is past, what is ahead of the clock must be ahead of the wall's. */
  @Test
  void aDayHasTheSameFaults() {
    Instant day = Instant.parse("2026-01-05T09:00:00Z");
    SimulatorOptions options =
        options()
            .duplicates(0.05)
            .disorder(0.04)
            .late(0.03)
            .malformed(0.06)
            .clock(MarketClock.day(day, 1))
            .duration(Duration.ofHours(1))
            .build();
    faults(options, day);
  }

  private static void faults(SimulatorOptions options, Instant eventStart) {
    int good = 0;
    int repeated = 0;
    int disordered = 0;
    int late = 0;
    Map<String, Integer> bad = new HashMap<>();
    Map<String, Integer> marked = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Step step : Streams.steps(options, STEPS)) {
      Instant due = eventStart.plus(Duration.ofNanos(step.due() * 1_000));
      Instant wall = Streams.START.plus(Duration.ofNanos(step.due() * 1_000));
      for (Message message : step.messages()) {
        message.faults().forEach(fault -> marked.merge(fault, 1, Integer::sum));
        String fault = fault(message, wall);
        if (!fault.isEmpty()) {
          bad.merge(message.topic() + " " + fault, 1, Integer::sum);
          assertThat(message.faults()).containsExactly("malformed." + fault);
        } else if (!seen.add(Streams.text(message))) {
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
    assertThat(marked)
        .containsEntry("duplicates", repeated)
        .containsEntry("disordered", disordered)
        .containsEntry("late", late);
  }

  /** The sort of a message that nobody can use; "" for a good one. */
  private static String fault(Message message, Instant wall) {
    if (message.value() == null) {
      return "null-value";
    }
    SpecificRecord record;
    try {
      record = decode(message);
    } catch (Undecodable e) {
      return message.value()[0] == '{'
          ? "garbage"
          : e.fault() == Undecodable.Fault.UNKNOWN_SCHEMA ? "unknown-schema" : "truncated";
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
    if (!message.keyText().equals(key)) {
      return "key-mismatch";
    }
    return age(message, wall).toMinutes() < -59 ? "ahead" : "";
  }

  private static Duration age(Message message, Instant due) {
    try {
      SpecificRecord record = decode(message);
      return Duration.between((Instant) record.get(record.getSchema().getField("ts").pos()), due);
    } catch (Undecodable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void poisonDecodesAndContradicts() throws Undecodable {
    SimulatorOptions options =
        options().faultless().busts(0.05).corrections(0.05).poisonous(0.2).build();
    Map<String, Trade> first = new HashMap<>();
    Set<String> busted = new HashSet<>();
    Map<String, Integer> poison = new TreeMap<>();
    int trades = 0;
    for (Step step : Streams.steps(options, STEPS)) {
      for (Message message : step.messages()) {
        if (message.topic() != Topic.TRADES) {
          continue;
        }
        Trade trade = (Trade) decode(message);
        assertThat(message.keyText()).isEqualTo(trade.getAccount());
        String sort =
            message.faults().stream().filter(f -> f.startsWith("poison")).findFirst().orElse("");
        String fill = trade.getAccount() + trade.getTradeId();
        String named = trade.getAccount() + trade.getRefTradeId();
        switch (sort) {
          case "poisonous.conflict" -> {
            assertThat(first).containsKey(fill);
            assertThat(first.get(fill).getPrice()).isNotEqualTo(trade.getPrice());
          }
          case "poisonous.ghost" -> assertThat(first).doesNotContainKey(named);
          case "poisonous.corrected-bust" -> assertThat(busted).contains(named);
          case "poisonous.overflow" -> assertThat(trade.getQuantity()).isGreaterThan(1L << 61);
          default -> {
            first.putIfAbsent(fill, trade);
            trades += trade.getType() == TradeType.NEW ? 1 : 0;
            if (trade.getType() == TradeType.BUST) {
              busted.add(named);
            }
          }
        }
        poison.merge(sort, 1, Integer::sum);
      }
    }
    poison.remove("");
    assertThat(poison).hasSize(4).allSatisfy((sort, n) -> assertThat(n).isGreaterThan(5));
    double share = poison.values().stream().mapToInt(n -> n).sum() / (trades / 2.0);
    assertThat(share).isCloseTo(0.2, within(0.05));
  }

  @Test
  void withoutSharesNothingIsMarked() {
    List<Step> steps = Streams.steps(options().faultless().build(), 20_000);
    assertThat(steps)
        .allSatisfy(
            step -> assertThat(step.messages()).allSatisfy(m -> assertThat(m.marks()).isZero()));
  }
}
