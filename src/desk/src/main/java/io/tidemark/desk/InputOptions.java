package io.tidemark.desk;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.read.TickFormat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name input files, shared by the commands that read them. */
final class InputOptions {
  @Option(
      names = "--ticks",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Market data: quotes and prints.")
  private List<String> ticks = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description =
          "Format of the ticks, one of: ${COMPLETION-CANDIDATES}. Default: csv; to verify, the"
              + " format that was replayed.")
  private String format;

  @Option(names = "--trades", arity = "1..*", paramLabel = "FILE", description = "Fills.")
  private List<String> trades = new ArrayList<>();

  @Option(
      names = "--instruments",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Reference data of symbols.")
  private List<String> instruments = new ArrayList<>();

  @Option(
      names = "--accounts",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Reference data of accounts.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--cash",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Deposits, withdrawals and other cash.")
  private List<String> cash = new ArrayList<>();

  @Option(
      names = "--limits",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Limits of accounts and of their symbols.")
  private List<String> limits = new ArrayList<>();

  /** What the help says that there is. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TickFormat.words().iterator();
    }
  }

  /**
   * The format of the ticks.
   *
   * @param byDefault what it is if it was not given
   * @throws io.tidemark.job.UserException if there is none of this name
   */
  TickFormat format(TickFormat byDefault) {
    return format == null ? byDefault : TickFormat.of(format);
  }

  /** The files of each input, in the order given. */
  Map<InputFile, List<String>> files() {
    Map<InputFile, List<String>> files = new EnumMap<>(InputFile.class);
    files.put(InputFile.TICKS, ticks);
    files.put(InputFile.TRADES, trades);
    files.put(InputFile.INSTRUMENTS, instruments);
    files.put(InputFile.ACCOUNTS, accounts);
    files.put(InputFile.CASH, cash);
    files.put(InputFile.LIMITS, limits);
    return files;
  }
}
