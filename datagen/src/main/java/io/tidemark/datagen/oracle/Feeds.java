package io.tidemark.datagen.oracle;

import io.tidemark.contracts.InputFile;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All partitions of all inputs. To be closed by whoever made it. */
public record Feeds(
    List<Feed> ticks,
    List<Feed> trades,
    List<Feed> instruments,
    List<Feed> accounts,
    List<Feed> cash,
    List<Feed> limits)
    implements Closeable {

  /** Copies the lists. */
  public Feeds {
    ticks = List.copyOf(ticks);
    trades = List.copyOf(trades);
    instruments = List.copyOf(instruments);
    accounts = List.copyOf(accounts);
    cash = List.copyOf(cash);
    limits = List.copyOf(limits);
  }

  /** Files: all of a kind are one partition, in the order given. Opens none yet. */
  static Feeds of(Inputs inputs) {
    return new Feeds(
        switch (inputs.format()) {
          case CSV -> files(InputFile.TICKS, inputs.ticks());
          case DEBS2022 -> List.of(new DebsFeed(inputs.ticks()));
        },
        files(InputFile.TRADES, inputs.trades()),
        files(InputFile.INSTRUMENTS, inputs.instruments()),
        files(InputFile.ACCOUNTS, inputs.accounts()),
        files(InputFile.CASH, inputs.cash()),
        files(InputFile.LIMITS, inputs.limits()));
  }

  private static List<Feed> files(InputFile kind, List<Path> paths) {
    CsvFiles files = new CsvFiles(paths, kind.required());
    return List.of(
        new Feed() {
          @Override
          public Entry next() {
            CsvRow row = files.next();
            return row == null ? null : Entry.of(row.place(), row);
          }

          @Override
          public void close() throws IOException {
            files.close();
          }
        });
  }

  @Override
  public void close() throws IOException {
    List<Feed> all = new ArrayList<>();
    Stream.of(ticks, trades, instruments, accounts, cash, limits).forEach(all::addAll);
    IOException failure = null;
    for (Feed feed : all) {
      try {
        feed.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
