package io.tidemark.desk;

import io.tidemark.desk.live.JobFailed;
import io.tidemark.desk.live.StopSignal;
import io.tidemark.desk.loadtest.LoadCommand;
import io.tidemark.job.UserException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line. Exit code 0 only for success, 2 for a user's error, 1 for all else; an error is
 * one line on the standard error stream.
 */
@Command(
    name = "tidemark",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    versionProvider = Main.Version.class,
    description = "Turns market ticks and trades into signals, positions and P&L.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      LoadCommand.class,
      PlanCommand.class,
      ReplayCommand.class,
      RunCommand.class,
      RulesCommand.class,
      TopicsCommand.class,
      VerifyCommand.class
    },
    footer = {"", "tidemark COMMAND --help tells about a command."})
public final class Main implements Runnable {
  private static final int FAILED = 1;
  private static final int USER_ERROR = 2;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // Figures are printed as the words around them are: in English, whatever the machine speaks.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    LogFile.name();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code;
    try {
      code = run(args, out, err);
    } catch (Error e) {
      // A heap too small for a cluster to start in; its threads would keep the process alive.
      ProgressLine.clear(err);
      err.println("tidemark: failed: " + Faults.describe(e) + " " + LogFile.add(e));
      code = FAILED;
    }
    System.exit(code);
  }

  /** Runs a command; gives its exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((e, arguments) -> misused(e))
        .setExecutionExceptionHandler(Main::failed)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }

  private static int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    StringBuilder message = new StringBuilder(Faults.oneLine(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message.append("; did you mean ").append(suggestions.get(0)).append('?');
      }
    }
    command
        .getErr()
        .println(
            "tidemark: "
                + message
                + " (see "
                + command.getCommandSpec().qualifiedName()
                + " --help)");
    return USER_ERROR;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (Interruption.happened() || StopSignal.happened()) {
      return FAILED;
    }
    // A job that ran ends with 1, whatever it met.
    if (e instanceof JobFailed) {
      err.println("tidemark: " + e.getMessage() + " " + LogFile.add(e));
      return FAILED;
    }
    Optional<UserException> user = Faults.userError(e);
    if (user.isPresent()) {
      err.println("tidemark: " + Faults.oneLine(user.get().getMessage()));
      LogFile.discard();
      return USER_ERROR;
    }
    String what = e instanceof ReplayRunner.WrongSums ? e.getMessage() : Faults.describe(e);
    err.println(
        "tidemark: the " + command.getCommandName() + " failed: " + what + " " + LogFile.add(e));
    return FAILED;
  }

  /** Tells the versions. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return Versions.all().entrySet().stream()
          .map(entry -> entry.getKey() + " " + entry.getValue())
          .toArray(String[]::new);
    }
  }
}
