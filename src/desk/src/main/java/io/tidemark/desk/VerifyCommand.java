package io.tidemark.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.contracts.InputFile;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.oracle.MarketSettings;
import io.tidemark.datagen.oracle.NaiveOptions;
import io.tidemark.datagen.verify.Report;
import io.tidemark.datagen.verify.Verifier;
import io.tidemark.job.Keys;
import io.tidemark.job.Setting;
import io.tidemark.job.UserException;
import io.tidemark.job.read.TickFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark verify}. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Recomputes outputs from their inputs and compares them: a replay's from files with --out,"
          + " the live jobs' from topics with --config."
    },
    footer = {
      "",
      "With --config the output topics and Postgres are compared; --drained says that the trading"
          + " job was drained, so that marks, bars and signals are compared too. Nothing may be sent"
          + " meanwhile, and the jobs must have caught up: what is on its way counts as different.",
      "The recomputation is a separate, simple program on arbitrary-precision decimals. It follows",
      "the settings preset, bars.*, indicators.*, marks.policy, valuation.interval and",
      "watermark.out-of-orderness of the run, and knows only the defaults of others that matter.",
      "Files of ticks are read in the --format that was replayed.",
      "Signals are compared where the shipped rules ran, and only they: not with --rules, nor",
      "where the topic signal-rules holds anything.",
      "Exit code 0: nothing differs; 1: something does."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int DIFFERENT = 1;

  /** Settings that change how a replay runs, but not what it writes. */
  private static final Set<String> NO_MATTER =
      Set.of(
          Keys.PARALLELISM.name(),
          Keys.MAX_DRIFT.name(),
          Keys.ALIGNMENT_INTERVAL.name(),
          Keys.CHECKPOINT_INTERVAL.name(),
          Keys.CHECKPOINT_DIR.name(),
          Keys.SUMMARY_CROSSOVERS.name(),
          Keys.CACHE_SYMBOLS.name(),
          Keys.CACHE_ACCOUNTS.name());

  @Spec private CommandSpec spec;

  @Mixin private InputOptions inputs;

  @Option(names = "--out", paramLabel = "DIR", description = "The results of the replay.")
  private Path out;

  @Mixin private SettingsOptions settings;

  @Mixin private RulesOption rules;

  @Option(names = "--drained", description = "The trading job was drained, all else loaded.")
  private boolean drained;

  @Option(names = "--no-load", description = "Leaves the database out: topics only.")
  private boolean noLoad;

  @Override
  public Integer call() throws IOException, SQLException {
    if (out != null && settings.config().isPresent()) {
      throw new UserException("--out is for files, --config for topics: give one of them");
    }
    if (out == null && settings.config().isEmpty()) {
      throw new UserException("--out DIR is needed for a replay, or --config FILE for topics");
    }
    PrintWriter err = spec.commandLine().getErr();
    Report report =
        out == null
            ? TopicsCheck.verify(settings.read(rules), drained, !noLoad, err::println)
            : verifyFiles(err);
    spec.commandLine().getOut().print(report.text());
    spec.commandLine().getOut().flush();
    return report.ok() ? 0 : DIFFERENT;
  }

  private Report verifyFiles(PrintWriter err) throws IOException {
    Map<InputFile, List<String>> files = inputs.files();
    if (!Files.isDirectory(out)) {
      throw new UserException("--out " + out + ": there is no such folder");
    }
    Path summary = out.resolve(Summary.FILE);
    JsonNode told = read(summary);
    TickFormat format = format(summary, told);
    Preflight.check(files, format);
    NaiveOptions options = checkSettings(summary, told.path("settings"));
    return Verifier.verify(
        new Inputs(
            paths(files, InputFile.TICKS),
            paths(files, InputFile.TRADES),
            paths(files, InputFile.INSTRUMENTS),
            paths(files, InputFile.ACCOUNTS),
            paths(files, InputFile.CASH),
            paths(files, InputFile.LIMITS),
            named(format)),
        options,
        out,
        err::println);
  }

  private JsonNode read(Path summary) throws IOException {
    if (!Files.exists(summary)) {
      throw new UserException("--out " + out + ": no " + Summary.FILE + ", so no replay's results");
    }
    try {
      return new ObjectMapper().readTree(Files.readString(summary));
    } catch (JsonProcessingException e) {
      throw new UserException(summary + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The format that was replayed; another that is asked for is an error. */
  private TickFormat format(Path summary, JsonNode told) {
    String word = told.path("format").asText(TickFormat.CSV.word());
    if (!TickFormat.words().contains(word)) {
      throw new UserException(summary + ": no format of this version is called " + word);
    }
    TickFormat replayed = TickFormat.of(word);
    if (inputs.format(replayed) != replayed) {
      throw new UserException(summary + ": the replay ran with --format " + word);
    }
    return replayed;
  }

  private static Inputs.Format named(TickFormat format) {
    return switch (format) {
      case CSV -> Inputs.Format.CSV;
      case DEBS2022 -> Inputs.Format.DEBS2022;
    };
  }

  /** Reads the settings of the results, and refuses what the recomputation does not know. */
  private static NaiveOptions checkSettings(Path summary, JsonNode settings) {
    Map<String, String> texts = new TreeMap<>();
    for (Setting<?> key : Keys.all().values()) {
      String text = settings.path(key.name()).asText(key.defaultText());
      texts.put(key.name(), text);
      boolean matters = !NO_MATTER.contains(key.name()) && !MarketSettings.knows(key.name());
      if (matters && !text.equals(key.defaultText())) {
        throw new UserException(
            summary
                + ": the replay ran with "
                + key.name()
                + "="
                + text
                + ", and only results of its default can be verified in this version");
      }
    }
    return TopicsCheck.options(NaiveOptions.replay(), texts);
  }

  private static List<Path> paths(Map<InputFile, List<String>> files, InputFile input) {
    return files.get(input).stream().map(Path::of).toList();
  }
}
