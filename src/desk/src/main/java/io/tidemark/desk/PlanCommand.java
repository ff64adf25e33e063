package io.tidemark.desk;

import io.tidemark.datagen.plan.Plan;
import io.tidemark.datagen.plan.PlanRequest;
import io.tidemark.datagen.plan.Reference;
import io.tidemark.datagen.report.LoadReport;
import io.tidemark.engine.num.Intervals;
import io.tidemark.job.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tidemark plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Says what a load needs: cores, task managers, partitions, state, network, disks, money; each"
          + " with its arithmetic, from what a load test measured."
    },
    footer = {
      "",
      "Without --report the plan is made of a measurement that ships with Tidemark: one of your own,",
      "of the scenario search on machines like those you will run on, is worth more. The plan says",
      "how far past the measured range it reaches. docs/capacity.md tells how it computes.",
      "",
      "Examples:",
      "  tidemark plan --ticks-per-second 3680 --trades-per-second 368 --symbols 2000 --accounts 1000",
      "  tidemark plan --ticks-per-second 1e6 --symbols 8000 --accounts 5000 --report report.json"
          + " --price-per-core-hour 0.05"
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--ticks-per-second",
      required = true,
      paramLabel = "N",
      description = "Ticks at the peak.")
  private double ticks;

  @Option(names = "--symbols", required = true, paramLabel = "N", description = "Symbols.")
  private long symbols;

  @Option(
      names = "--accounts",
      required = true,
      paramLabel = "N",
      description = "Accounts that trade.")
  private long accounts;

  @Option(
      names = "--trades-per-second",
      paramLabel = "N",
      description =
          "Messages of the topic trades at the peak, one for each account of a trade (as many a"
              + " tick as were measured).")
  private Double trades;

  @Option(
      names = "--average-share",
      defaultValue = "1",
      paramLabel = "SHARE",
      description =
          "The average rate as a share of the peak's, for disks and history (${DEFAULT-VALUE}).")
  private double average;

  @Option(
      names = "--top-symbol-share",
      defaultValue = "" + PlanRequest.TOP_SYMBOL_SHARE,
      paramLabel = "SHARE",
      description = "The busiest symbol's share of all ticks (${DEFAULT-VALUE}, a real market's).")
  private double topSymbol;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "What tidemark load has measured.")
  private Path report;

  @Option(
      names = "--headroom",
      defaultValue = "0.5",
      paramLabel = "SHARE",
      description = "Share of every core that stays free, for catching up (${DEFAULT-VALUE}).")
  private double headroom;

  @Option(
      names = "--cores-per-task-manager",
      defaultValue = "4",
      paramLabel = "N",
      description = "(${DEFAULT-VALUE})")
  private int coresPerTaskManager;

  @Option(
      names = "--retention",
      defaultValue = "7d",
      paramLabel = "TIME",
      description = "For which brokers keep records (${DEFAULT-VALUE}).")
  private String retention;

  @Option(
      names = "--replication",
      defaultValue = "3",
      paramLabel = "N",
      description = "Copies of each record at the brokers (${DEFAULT-VALUE}).")
  private int replication;

  @Option(
      names = "--price-per-core-hour",
      paramLabel = "P",
      description = "Adds the cost; without it there is none in the plan.")
  private Double price;

  @Option(
      names = "--currency",
      defaultValue = "USD",
      paramLabel = "CCC",
      description = "Of the price (${DEFAULT-VALUE}).")
  private String currency;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Plan plan;
    try {
      plan = plan();
    } catch (IllegalArgumentException e) {
      throw new UserException(e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(plan.json());
    } else {
      plan.text().forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private Plan plan() throws IOException {
    PlanRequest request =
        new PlanRequest(
            ticks,
            trades,
            symbols,
            accounts,
            average,
            topSymbol,
            headroom,
            coresPerTaskManager,
            retentionSeconds(),
            replication,
            price,
            currency);
    if (report == null) {
      return Plan.of(request, Reference.report(), Reference.NAME);
    }
    if (!Files.isRegularFile(report)) {
      throw new UserException("--report " + report + ": there is no such file");
    }
    LoadReport measured = LoadReport.read(report);
    try {
      return Plan.of(request, measured, String.valueOf(report.getFileName()));
    } catch (IllegalArgumentException e) {
      throw new UserException(report + ": " + e.getMessage(), e);
    }
  }

  private double retentionSeconds() {
    try {
      return (double) TimeUnit.MICROSECONDS.toSeconds(Intervals.parse(retention));
    } catch (IllegalArgumentException e) {
      throw new UserException(
          "--retention " + retention + ": not a length of time such as 12h or 7d", e);
    }
  }
}
