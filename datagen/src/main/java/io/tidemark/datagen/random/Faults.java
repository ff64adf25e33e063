package io.tidemark.datagen.random;

import io.tidemark.datagen.csv.Csv;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lines between the good rows of one input that are no new event: repetitions, contradictions, and
 * ways to be wrong. None of them moves the newest event time, so that it does not matter whether a
 * reader counts them for lateness.
 */
final class Faults {
  /** Sets a column to a value. */
  record Wrong(int column, String value) {}

  private static final int REMEMBERED = 60;

  private final Dice dice;
  private final Clock clock;
  private final double share;
  private final List<List<Wrong>> wrongs;
  private final List<Wrong> contradictions;
  private final Deque<List<String>> recent = new ArrayDeque<>();

  /**
   * Makes faults of one input.
   *
   * @param share of lines that are faults
   * @param wrongs what to set in a good row so that it is a dead letter
   * @param contradictions what to set so that a repetition conflicts; empty for no repetitions
   */
  Faults(
      Dice dice, Clock clock, double share, List<List<Wrong>> wrongs, List<Wrong> contradictions) {
    this.dice = dice;
    this.clock = clock;
    this.share = share;
    this.wrongs = wrongs;
    this.contradictions = contradictions;
  }

  /** Remembers a good row that was written, and with its chance writes a fault after it. */
  void after(List<String> good, Sheet sheet) throws IOException {
    recent.addLast(good);
    if (recent.size() > REMEMBERED) {
      recent.removeFirst();
    }
    if (!dice.chance(share)) {
      return;
    }
    int kind = dice.below(contradictions.isEmpty() ? 5 : 8);
    if (kind == 0) {
      sheet.raw(shape(good));
    } else if (kind < 5) {
      List<String> row = new ArrayList<>(good);
      row.set(0, clock.standing());
      for (Wrong wrong : dice.pick(wrongs)) {
        row.set(wrong.column, wrong.value);
      }
      sheet.row(row);
    } else {
      List<String> row = new ArrayList<>(dice.pick(List.copyOf(recent)));
      // A contradiction must not take effect before what it contradicts
      if (kind != 5 && dice.chance(0.5)) {
        row.set(0, clock.standing());
      }
      if (kind == 5) {
        Wrong wrong = dice.pick(contradictions);
        row.set(wrong.column, wrong.value);
      }
      sheet.row(row);
    }
  }

  private String shape(List<String> good) {
    String line = Csv.join(good);
    return switch (dice.below(4)) {
      case 0 -> line + ",";
      case 1 -> line.substring(0, line.lastIndexOf(','));
      case 2 -> "\"" + line;
      default -> "garbage";
    };
  }
}
