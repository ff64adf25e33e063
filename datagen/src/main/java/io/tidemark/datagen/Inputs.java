package io.tidemark.datagen;

import java.nio.file.Path;
import java.util.List;

/**
 * The input files of a replay by kind, each list in the order the files are read. A list may be
 * empty; a name that ends in {@code .gz} is read through gunzip. All but the ticks are CSV.
 */
public record Inputs(
    List<Path> ticks,
    List<Path> trades,
    List<Path> instruments,
    List<Path> accounts,
    List<Path> cash,
    List<Path> limits,
    Format format) {

  /** How files of ticks are written. */
  public enum Format {
    /** CSV with this project's columns. */
    CSV,
    /** Days of the DEBS 2022 Grand Challenge as published. */
    DEBS2022
  }

  /** Inputs with ticks in CSV. */
  public Inputs(
      List<Path> ticks,
      List<Path> trades,
      List<Path> instruments,
      List<Path> accounts,
      List<Path> cash,
      List<Path> limits) {
    this(ticks, trades, instruments, accounts, cash, limits, Format.CSV);
  }

  /** Inputs without limits, with ticks in CSV. */
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
