package io.tidemark.desk;

import io.tidemark.job.Settings;
import io.tidemark.job.UserException;
import io.tidemark.job.kafka.TopicAdmin;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidemark topics}. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Looks after the topics.",
    subcommands = TopicsCommand.Create.class)
final class TopicsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed: create");
  }

  /** {@code tidemark topics create}. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description = "Makes the topics that are missing, as the jobs need them.",
      footer = {
        "",
        "Topics that are there stay as they are. Names begin with the setting topics.prefix.",
        "",
        "Example:",
        "  tidemark topics create --config job.yaml --partitions 8 --replication 3"
      })
  static final class Create implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private SettingsOptions options;

    @Option(
        names = "--partitions",
        defaultValue = "4",
        paramLabel = "N",
        description = "Partitions of each topic (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
        names = "--replication",
        defaultValue = "1",
        paramLabel = "N",
        description = "Brokers that keep each partition (${DEFAULT-VALUE}).")
    private short replication;

    @Override
    public Integer call() throws Exception {
      Settings settings = options.read();
      if (partitions < 1 || partitions > 10_000) {
        throw new UserException("--partitions " + partitions + ": not from 1 to 10000");
      }
      if (replication < 1) {
        throw new UserException("--replication " + replication + ": not 1 or more");
      }
      TopicAdmin.Created created = TopicAdmin.create(settings, partitions, replication);
      PrintWriter out = spec.commandLine().getOut();
      created.made().forEach(topic -> out.println("made    " + topic));
      created.there().forEach(topic -> out.println("exists  " + topic));
      out.flush();
      return 0;
    }
  }
}
