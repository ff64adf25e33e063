package io.tidemark.desk;

import io.tidemark.engine.rule.RuleParser;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.RulesTopic;
import io.tidemark.job.rules.RuleFiles;
import io.tidemark.job.rules.RulePrinter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemark rules}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks rules of signals, and changes those of a job that runs.",
    subcommands = {
      RulesCommand.Check.class,
      RulesCommand.Send.class,
      RulesCommand.Delete.class,
      RulesCommand.Show.class
    })
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is needed: check, send, delete or list");
  }

  /** {@code tidemark rules check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description = "Reads a file of rules and shows each as it is understood.",
      footer = {
        "",
        "Where a rule names no interval, that of the setting indicators.interval is meant.",
        "",
        "Example:",
        "  tidemark rules check rules.yaml"
      })
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Rules, in YAML.")
    private String file;

    @Mixin private SettingsOptions options;

    @Override
    public Integer call() {
      long interval = options.read().get(Keys.INDICATORS_INTERVAL);
      List<RuleText> rules = RuleFiles.read(file, interval);
      PrintWriter out = spec.commandLine().getOut();
      for (RuleText rule : rules) {
        RulePrinter.lines(rule, interval).forEach(out::println);
        out.println();
      }
      out.println(count(rules.size(), "rule") + ", no fault.");
      out.flush();
      return 0;
    }
  }

  /** {@code tidemark rules send}. */
  @Command(
      name = "send",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description = "Sends every rule of a file to the topic signal-rules; a running job takes it.",
      footer = {
        "",
        "A rule takes the place of the one of its name, in the topic and in the job's own file. One"
            + " fault in the file, and none is sent.",
        "",
        "Example:",
        "  tidemark rules send --config job.yaml rules.yaml"
      })
  static final class Send implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SettingsOptions options;

    @Parameters(paramLabel = "FILE", description = "Rules, in YAML.")
    private String file;

    @Override
    public Integer call() {
      Settings settings = options.readNamed();
      List<RuleText> rules = RuleFiles.read(file, settings.get(Keys.INDICATORS_INTERVAL));
      RulesTopic topic = new RulesTopic(settings);
      topic.send(rules);
      PrintWriter out = spec.commandLine().getOut();
      rules.forEach(rule -> out.println("sent     " + rule.name()));
      out.println(count(rules.size(), "rule") + " sent to " + topic.name() + ".");
      out.flush();
      return 0;
    }
  }

  /** {@code tidemark rules delete}. */
  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description = "Deletes rules by their names, those of the job's own file too.",
      footer = {
        "",
        "A null value goes to the topic signal-rules, and a running job takes it. Its state"
            + " remembers that the rule is deleted, until one of that name is sent.",
        "",
        "Example:",
        "  tidemark rules delete --config job.yaml MOMENTUM"
      })
  static final class Delete implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SettingsOptions options;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of rules.")
    private List<String> names;

    @Override
    public Integer call() {
      Settings settings = options.readNamed();
      for (String name : names) {
        if (!RuleParser.isName(name)) {
          throw new UserException("\"" + name + "\" is no name of a rule");
        }
      }
      new RulesTopic(settings).delete(names);
      PrintWriter out = spec.commandLine().getOut();
      names.forEach(name -> out.println("deleted  " + name));
      out.flush();
      return 0;
    }
  }

  /** {@code tidemark rules list}. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description = "Shows the newest record of each name in the topic signal-rules.",
      footer = {
        "",
        "The rules of a job's own file are not there; those here come over them. A record that is"
            + " no rule is passed over by the job, and the rule before it goes on.",
        "",
        "Example:",
        "  tidemark rules list --config job.yaml"
      })
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SettingsOptions options;

    @Option(names = "--full", description = "Shows each rule whole, as rules check does.")
    private boolean full;

    @Override
    public Integer call() {
      Settings settings = options.readNamed();
      PrintWriter out = spec.commandLine().getOut();
      RulesTopic topic = new RulesTopic(settings);
      List<RulesTopic.Row> rows = topic.list();
      for (RulesTopic.Row row : rows) {
        out.println(line(row, settings.get(Keys.INDICATORS_INTERVAL)));
        if (full && row.text() != null) {
          show(row.text(), settings.get(Keys.INDICATORS_INTERVAL), out);
        }
      }
      out.println(count(rows.size(), "name") + " in " + topic.name() + ".");
      out.flush();
      return 0;
    }

    private static void show(RuleText text, long interval, PrintWriter out) {
      try {
        RulePrinter.lines(text, interval).forEach(line -> out.println("  " + line));
      } catch (IllegalArgumentException e) {
        out.println("  " + Faults.oneLine(e.getMessage()));
      }
    }

    private static String line(RulesTopic.Row row, long interval) {
      return String.format(
          "%-8s %-24s %s  %s", state(row, interval), row.rule(), row.at(), row.place());
    }

    private static String state(RulesTopic.Row row, long interval) {
      if (row.isDeleted()) {
        return "deleted";
      }
      return row.text() == null || !usable(row, interval)
          ? "broken"
          : row.text().enabled() ? "runs" : "rests";
    }

    private static boolean usable(RulesTopic.Row row, long interval) {
      try {
        RulePrinter.lines(row.text(), interval);
        return row.rule().equals(row.text().name());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }
}
