package io.tidemark.job;

import io.tidemark.contracts.InputFile;
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
  private static final String USAGE =
      "usage: --job replay [--ticks F...] [--trades F...] [--instruments F...] [--accounts F...]"
          + " [--cash F...] [--config job.yaml] [--set a.b=value]... [--changelog] --parts DIR";

  private TidemarkJob() {}

  /**
   * Builds and submits a job. File names must mean the same on the cluster's machines as here.
   *
   * @throws UserException if the arguments are not as the usage says
   */
  public static void main(String[] args) throws Exception {
    Arguments arguments = Arguments.parse(args);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    ReplayJob.build(
        env,
        arguments.files,
        arguments.settings.build(),
        arguments.changelog,
        new Path(arguments.parts));
    env.execute("tidemark-" + arguments.job);
  }

  private static final class Arguments {
    final Map<InputFile, List<String>> files = new EnumMap<>(InputFile.class);
    final Settings.Builder settings = Settings.builder();
    boolean changelog;
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
      if (parsed.job == null || parsed.parts == null) {
        throw new UserException("--job and --parts are needed; " + USAGE);
      }
      return parsed;
    }

    private void add(String option, List<String> values) throws IOException {
      switch (option) {
        case "--changelog" -> changelog = true;
        case "--job" -> job = job(one(option, values));
        case "--parts" -> parts = one(option, values);
        case "--set" -> values.forEach(settings::set);
        case "--config" -> {
          String file = one(option, values);
          settings.yaml(
              Files.readString(java.nio.file.Path.of(file), StandardCharsets.UTF_8), file);
        }
        default -> files.computeIfAbsent(input(option), i -> new ArrayList<>()).addAll(values);
      }
    }

    private static InputFile input(String option) {
      for (InputFile input : InputFile.values()) {
        if (option.equals("--" + input.source())) {
          return input;
        }
      }
      throw new UserException("unknown option " + option + "; " + USAGE);
    }

    private static String job(String name) {
      if (!name.equals("replay")) {
        throw new UserException("job " + name + " is not in this version; it has: replay");
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
