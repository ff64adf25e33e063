package io.tidemark.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.datagen.Inputs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays of made-up days by the command. */
public final class Replays {
  private Replays() {}

  /** Replays files, with changelogs, into a folder. */
  public static void run(Inputs inputs, Path out, String... settings) {
    List<String> args = new ArrayList<>(List.of("replay", "--changelog", "--out", out.toString()));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    add(args, "--ticks", inputs.ticks());
    add(args, "--trades", inputs.trades());
    add(args, "--instruments", inputs.instruments());
    add(args, "--accounts", inputs.accounts());
    add(args, "--cash", inputs.cash());
    add(args, "--limits", inputs.limits());
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed, true);
    assertThat(Main.run(args.toArray(String[]::new), to, to)).as(printed.toString()).isZero();
  }

  static void add(List<String> args, String option, List<Path> files) {
    if (!files.isEmpty()) {
      args.add(option);
      files.forEach(file -> args.add(file.toString()));
    }
  }
}
