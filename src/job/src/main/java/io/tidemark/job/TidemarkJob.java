package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.kafka.TopicAdmin;
import io.tidemark.job.kafka.TradingJob;
import io.tidemark.job.load.LoadJob;
import io.tidemark.job.read.TickFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The entry point of the uber-jar: what {@code flink run tidemark-job.jar} calls. */
public final class TidemarkJob {
  private static final String TRADING = "trading";
  private static final String LOAD = "load";
  private static final String REPLAY = "replay";
  private static final String USAGE =
      "usage: --job trading|load [--config job.yaml] [--rules F] [--set a.b=value]..., or --job replay [--ticks"
          + " F...] [--trades F...] [--instruments F...] [--accounts F...] [--cash F...] [--limits"
          + " F...] [--format "
          + String.join("|", TickFormat.words())
          + "] [--config job.yaml] [--rules F] [--set a.b=value]... [--changelog] --parts DIR";

  private TidemarkJob() {}

  /**
   * Builds and submits a job. Files that a replay or a secret names must be on the cluster's
   * machines too, and so must the environment's variables that secrets are in.
   *
   * @throws UserException if the arguments are not as the usage says
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.parse(args);
    Settings settings = arguments.settings.build();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    switch (arguments.job) {
      case TRADING -> {
        TopicAdmin.check(settings);
        TradingJob.build(env, settings);
      }
      // It waits for a database that is away, and makes its tables when it is there.
      case LOAD -> LoadJob.build(env, settings);
      default ->
          ReplayJob.build(
              env,
              arguments.files,
              arguments.format == null ? TickFormat.CSV : arguments.format,
              settings,
              arguments.changelog,
              new Path(arguments.parts));
    }
    env.execute("tidemark-" + arguments.job);
  }

  private static final class Arguments {
    final Map<InputFile, List<String>> files = new EnumMap<>(InputFile.class);
    final Settings.Builder settings = Settings.builder();
    boolean changelog;
    String rules;
    TickFormat format;
    String job;
    String parts;

    static Arguments parse(String[] args) throws IOException {
      Arguments parsed = new Arguments();
      for (int i = 0; i < args.length; ) {
        String option = args[i++];
        List<String> values = new ArrayList<>();
        while (i < args.length && !args[i].startsWith("--")) {
          values.add(args[i++]);
        }
        parsed.add(option, values);
      }
      if (parsed.rules != null) {
        parsed.settings.put(Keys.SIGNALS_RULES.name(), parsed.rules, "--rules");
      }
      if (parsed.job == null) {
        throw new UserException("--job is needed; " + USAGE);
      }
      boolean replay = parsed.job.equals(REPLAY);
      if (replay && parsed.parts == null) {
        throw new UserException("--job replay needs --parts; " + USAGE);
      }
      boolean files =
          !parsed.files.isEmpty()
              || parsed.parts != null
              || parsed.changelog
              || parsed.format != null;
      if (!replay && files) {
        throw new UserException(
            "--job " + parsed.job + " reads topics and takes no files; " + USAGE);
      }
      return parsed;
    }

    private void add(String option, List<String> values) throws IOException {
      switch (option) {
        case "--changelog" -> changelog = true;
        case "--format" -> format = TickFormat.of(one(option, values));
        case "--job" -> job = job(one(option, values));
        case "--parts" -> parts = one(option, values);
        case "--set" -> values.forEach(settings::set);
        case "--rules" -> rules = one(option, values);
        case "--config" -> {
          String file = one(option, values);
          settings.yaml(
              Files.readString(java.nio.file.Path.of(file), StandardCharsets.UTF_8), file);
        }
        default -> files.computeIfAbsent(input(option), i -> new ArrayList<>()).addAll(values);
      }
    }

    private static InputFile input(String option) {
      for (InputFile input : InputFile.files()) {
        if (option.equals("--" + input.source())) {
          return input;
        }
      }
      throw new UserException("unknown option " + option + "; " + USAGE);
    }

    private static String job(String name) {
      if (!List.of(TRADING, LOAD, REPLAY).contains(name)) {
        throw new UserException("there is no job " + name + "; there are: trading, load, replay");
      }
      return name;
    }

    private static String one(String option, List<String> values) {
      if (values.size() != 1) {
        throw new UserException(option + " takes one value; " + USAGE);
      }
      return values.get(0);
    }
  }
}
