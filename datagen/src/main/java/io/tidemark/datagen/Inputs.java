package io.tidemark.datagen;

import java.nio.file.Path;
import java.util.List;

/**
 * The input files of a replay by kind, each list in the order the files are read. A list may be
 * empty; a name that ends in {@code .gz} is read through gunzip.
 */
public record Inputs(
    List<Path> ticks,
    List<Path> trades,
    List<Path> instruments,
    List<Path> accounts,
    List<Path> cash,
    List<Path> limits) {

  /** Inputs without limits. */
  public Inputs(
      List<Path> ticks,
      List<Path> trades,
      List<Path> instruments,
      List<Path> accounts,
      List<Path> cash) {
    this(ticks, trades, instruments, accounts, cash, List.of());
  }

  /** Copies the lists, so that a later change by the caller has no effect. */
  public Inputs {
    ticks = List.copyOf(ticks);
    trades = List.copyOf(trades);
    instruments = List.copyOf(instruments);
    accounts = List.copyOf(accounts);
    cash = List.copyOf(cash);
    limits = List.copyOf(limits);
  }
}
