package io.tidemark.datagen.oracle;

import java.util.List;
import java.util.Map;

/**
 * What a replay of the inputs must write.
 *
 * @param signalTies rows like those of signals that may be there or not: two figures of their rule
 *     are so close that rounding decides
 * @param deadLetters columns source, position, reason
 * @param counts by source name: ticks, trades, cash, instruments, accounts, limits
 * @param unlisted sorted: symbols without an instruments row of which a tick or a fill was used
 */
public record Expected(
    Table positions,
    Table accounts,
    Table balances,
    Table fills,
    Table alerts,
    Table bars,
    Table indicators,
    Table signals,
    Table signalTies,
    Table deadLetters,
    Map<String, Counts> counts,
    List<String> unlisted) {

  /** All tables but the dead letters. */
  public List<Table> figures() {
    return List.of(positions, accounts, balances, fills, alerts, bars, indicators, signals);
  }

  /** The same with other signals. */
  public Expected withSignals(List<List<String>> rows, List<List<String>> ties) {
    return new Expected(
        positions,
        accounts,
        balances,
        fills,
        alerts,
        bars,
        indicators,
        new Table(signals.name(), signals.columns(), signals.keys(), rows),
        new Table(signals.name(), signals.columns(), signals.keys(), ties),
        deadLetters,
        counts,
        unlisted);
  }
}
