package io.tidemark.job.sink;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.Alert;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.market.Bar;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.job.Topology;
import io.tidemark.job.Uids;
import io.tidemark.job.codec.CodecType;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.Origin;
import io.tidemark.job.flow.PartialBar;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Writes everything into part files, exactly once: a folder for each output file. */
public final class FileOutputs implements Topology.Outputs {
  private static final CodecType<Line> LINES = new CodecType<>(new LineCodec());

  private final Path folder;
  private final EnumMap<InputFile, List<String>> names;
  private DataStream<Line> all;

  /**
   * Outputs below a folder.
   *
   * @param names the names of the input files, which dead letters and fills show
   */
  public FileOutputs(Path folder, Map<InputFile, List<String>> names) {
    this.folder = folder;
    this.names = new EnumMap<>(names);
  }

  @Override
  public void signals(DataStream<Signal> signals) {
    print("signals", signals, Lines::signal);
  }

  @Override
  public void bars(DataStream<Bar> bars) {
    print("bars", bars, Lines::bar);
  }

  @Override
  public void partialBars(DataStream<PartialBar> bars) {
    print("bars_partial", bars, Lines::partialBar);
  }

  @Override
  public void indicators(DataStream<Indicator> indicators) {
    print("indicators", indicators, Lines::indicator);
  }

  @Override
  public void ledger(DataStream<LedgerRow> rows) {
    List<String> trades = names.get(InputFile.TRADES);
    print("ledger", rows, row -> Lines.ledger(row, false, trades));
  }

  @Override
  public void log(DataStream<LedgerRow> rows) {
    List<String> trades = names.get(InputFile.TRADES);
    print("log", rows, row -> Lines.ledger(row, true, trades));
  }

  @Override
  public void alerts(DataStream<Alert> alerts) {
    print("alerts", alerts, Lines::alert);
  }

  @Override
  public void deadLetters(DataStream<DeadLetter> letters) {
    EnumMap<InputFile, List<String>> files = names;
    print("dead_letters", letters, letter -> Lines.deadLetter(letter, place(letter, files)));
  }

  private static String place(DeadLetter letter, Map<InputFile, List<String>> files) {
    Origin origin = letter.origin();
    return files.get(origin.source()).get(origin.part()) + ":" + origin.place();
  }

  @Override
  public void counts(DataStream<Count> counts) {
    print(Lines.COUNTS, counts, Lines::count);
  }

  @Override
  public void unlisted(DataStream<String> symbols) {
    print(Lines.UNLISTED, symbols, Lines::unlisted);
  }

  /** Makes one line of one thing, null for none. */
  @FunctionalInterface
  private interface Printer<T> extends Serializable {
    Line line(T value);
  }

  private <T> void print(String name, DataStream<T> rows, Printer<T> printer) {
    FlatMapFunction<T, Line> print =
        (row, out) -> {
          Line line = printer.line(row);
          if (line != null) {
            out.collect(line);
          }
        };
    DataStream<Line> lines =
        rows.flatMap(print, LINES).uid(Uids.print(name)).name(Uids.print(name));
    all = all == null ? lines : all.union(lines);
  }

  /** Attaches the sink, once all outputs are there. */
  public void attach() {
    FileSink<Line> sink =
        FileSink.<Line>forRowFormat(folder, FileOutputs::write)
            .withBucketAssigner(new ByFolder())
            .withRollingPolicy(OnCheckpointRollingPolicy.build())
            .build();
    all.sinkTo(sink).uid(Uids.sink("parts")).name(Uids.sink("parts"));
  }

  private static void write(Line line, OutputStream out) throws IOException {
    out.write(line.text().getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static final class ByFolder implements BucketAssigner<Line, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getBucketId(Line line, Context context) {
      return line.folder();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
      return SimpleVersionedStringSerializer.INSTANCE;
    }
  }
}
