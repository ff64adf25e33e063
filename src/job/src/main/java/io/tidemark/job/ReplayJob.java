package io.tidemark.job;

import io.tidemark.contracts.InputFile;
import io.tidemark.job.codec.Codec;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.codec.ParsedCodecs;
import io.tidemark.job.read.AccountParser;
import io.tidemark.job.read.CashParser;
import io.tidemark.job.read.CsvFormat;
import io.tidemark.job.read.EventTimes;
import io.tidemark.job.read.FileFormat;
import io.tidemark.job.read.FileSources;
import io.tidemark.job.read.InstrumentParser;
import io.tidemark.job.read.LimitParser;
import io.tidemark.job.read.LineParser;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.read.TickFormat;
import io.tidemark.job.read.TradeParser;
import io.tidemark.job.sink.FileOutputs;
import java.io.File;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job over files: bounded, without broker or database. */
public final class ReplayJob {
  private ReplayJob() {}

  /**
   * Builds the job.
   *
   * @param files the files of each input, in order; an input may be left out
   * @param format the format of the ticks
   * @param parts the folder of the part files
   */
  public static void build(
      StreamExecutionEnvironment env,
      Map<InputFile, List<String>> files,
      TickFormat format,
      Settings settings,
      boolean changelog,
      Path parts) {
    JobOptions.apply(env, settings);
    EnumMap<InputFile, List<String>> named = new EnumMap<>(InputFile.class);
    for (InputFile input : InputFile.files()) {
      named.put(input, List.copyOf(files.getOrDefault(input, List.of())));
    }
    FileOutputs outputs = new FileOutputs(parts, named);
    Topology.build(
        inputs(env, named, format, settings), outputs, settings, Topology.Run.replay(changelog));
    outputs.attach();
  }

  /** Sources of the files of each input. */
  static Topology.Inputs inputs(
      StreamExecutionEnvironment env,
      Map<InputFile, List<String>> named,
      TickFormat format,
      Settings settings) {
    return new Topology.Inputs(
        source(
            env,
            settings,
            named,
            format.format(settings.get(Keys.INSTRUMENTS_REQUIRED)),
            new ParsedCodecs.Ticks()),
        csv(env, settings, named, new TradeParser(), new ParsedCodecs.Trades()),
        csv(env, settings, named, new CashParser(), new ParsedCodecs.Cash()),
        csv(env, settings, named, new InstrumentParser(settings), new ParsedCodecs.Instruments()),
        csv(env, settings, named, new AccountParser(settings), new ParsedCodecs.Accounts()),
        csv(env, settings, named, new LimitParser(), new ParsedCodecs.Limits()),
        null);
  }

  private static <T> DataStream<Parsed<T>> csv(
      StreamExecutionEnvironment env,
      Settings settings,
      Map<InputFile, List<String>> files,
      LineParser<T> parser,
      Codec<Parsed<T>> codec) {
    return source(env, settings, files, new CsvFormat<>(parser), codec);
  }

  private static <T> DataStream<Parsed<T>> source(
      StreamExecutionEnvironment env,
      Settings settings,
      Map<InputFile, List<String>> files,
      FileFormat<T> format,
      Codec<Parsed<T>> codec) {
    InputFile input = format.input();
    List<Path> paths = files.get(input).stream().map(ReplayJob::path).toList();
    CodecType<Parsed<T>> type = new CodecType<>(codec);
    return env.fromSource(
            FileSources.of(format, type, paths),
            times(input, files, settings),
            Uids.source(input),
            type)
        .uid(Uids.source(input))
        .setParallelism(1);
  }

  /** One input of events alone is read as fast as it goes. */
  private static <T> WatermarkStrategy<Parsed<T>> times(
      InputFile input, Map<InputFile, List<String>> files, Settings settings) {
    if (input.isReference()) {
      return EventTimes.none();
    }
    boolean alone =
        Arrays.stream(InputFile.values())
            .noneMatch(
                other -> other != input && !other.isReference() && !files.get(other).isEmpty());
    return alone ? EventTimes.alone(settings) : EventTimes.of(settings);
  }

  /** A file's name is taken as it is: no scheme, no escapes. */
  private static Path path(String file) {
    return Path.fromLocalFile(new File(file).getAbsoluteFile());
  }
}
