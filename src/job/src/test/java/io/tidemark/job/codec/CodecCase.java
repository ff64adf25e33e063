package io.tidemark.job.codec;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Watched;
import io.tidemark.engine.market.Indicator;
import io.tidemark.engine.market.Signal;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.DeadLetter;
import io.tidemark.job.flow.InstrumentRow;
import io.tidemark.job.flow.PartialBar;
import io.tidemark.job.kafka.Message;
import io.tidemark.job.kafka.MessageCodec;
import io.tidemark.job.read.Parsed;
import io.tidemark.job.sink.Line;
import io.tidemark.job.sink.LineCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** A codec with a maker of values. */
record CodecCase<T>(Codec<T> codec, boolean versioned, LongFunction<T> values) {

  static List<CodecCase<?>> all() {
    return List.of(
        of(new MarketCodecs.TickCodec(), seed -> new RandomValues(seed).tick()),
        of(new MarketCodecs.InstrumentCodec(), seed -> new RandomValues(seed).instrument()),
        of(new MarketCodecs.InstrumentChangeCodec(), seed -> new RandomValues(seed).change()),
        of(
            new MarketCodecs.InstrumentRowCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new InstrumentRow(r.change(), r.origin(), r.raw());
            }),
        of(new RuleChangeCodec(), seed -> new RandomValues(seed).ruleChange()),
        of(
            new MarketCodecs.NewsCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return (seed & 1) == 0
                  ? new InstrumentRow(r.change(), r.origin(), r.raw())
                  : r.ruleChange();
            }),
        of(new MarketCodecs.MarkCodec(), seed -> new RandomValues(seed).mark()),
        of(
            new MarketCodecs.SignalCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Signal(
                  r.number(),
                  r.text(),
                  r.text(),
                  r.text(),
                  r.number(),
                  r.number(),
                  r.text(),
                  r.text(),
                  r.text(),
                  (int) r.number(),
                  r.number());
            }),
        of(new MarketCodecs.BarCodec(), seed -> new RandomValues(seed).bar()),
        of(
            new MarketCodecs.PartialBarCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new PartialBar(r.bar(), r.number());
            }),
        of(
            new MarketCodecs.IndicatorCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Indicator(r.number(), r.text(), r.number(), r.text(), r.real());
            }),
        of(
            new MessageCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              byte[] bytes = r.text().getBytes(StandardCharsets.UTF_8);
              boolean some = (seed & 1) == 0;
              return new Message(
                  r.first(Topic.class, 11),
                  some ? r.text() : null,
                  some ? null : bytes,
                  (seed & 2) == 0 ? bytes : null,
                  some ? Map.of(r.text(), r.text()) : Map.of());
            }),
        of(new LedgerCodecs.TradeMessageCodec(), seed -> new RandomValues(seed).trade()),
        of(
            new LedgerCodecs.TradeCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Applied(r.trade(), r.sideOrNull(), r.number());
            }),
        of(new LedgerCodecs.CashCodec(), seed -> new RandomValues(seed).cash()),
        of(new LedgerCodecs.TermsCodec(), seed -> new RandomValues(seed).terms()),
        of(new LimitCodec(), seed -> new RandomValues(seed).limits()),
        of(new AlertCodec(), seed -> new RandomValues(seed).alert()),
        of(new LedgerCodecs.InputCodec(), seed -> new RandomValues(seed).input()),
        of(
            new LedgerCodecs.AccountCodec(),
            seed -> EngineStates.account(seed, (int) (seed & 15)).account()),
        of(
            new LedgerCodecs.PositionCodec(),
            seed -> EngineStates.account(seed, 1 + (int) (seed & 15)).position()),
        new CodecCase<>(
            new LedgerCodecs.PositionKeyCodec(),
            false,
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new PositionKey(r.text(), r.text());
            }),
        new CodecCase<>(
            new LedgerCodecs.FillKeyCodec(),
            false,
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new FillKey(
                  r.constant(Trade.Type.class), r.text(), r.text(), r.text(), r.sideOrNull());
            }),
        new CodecCase<>(
            new BookCodecs.ChunkKeyCodec(),
            false,
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new ChunkKey(new PositionKey(r.text(), r.text()), r.number());
            }),
        of(
            new BookCodecs.FillChunkCodec(),
            seed -> EngineStates.account(seed, 1 + (int) (seed & 15)).someFills()),
        of(
            new BookCodecs.LotChunkCodec(),
            seed -> EngineStates.lots(seed, 3 + (int) (seed & 15)).someLots()),
        of(
            new BookCodecs.WatchedCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Watched(r.limits(), (int) (seed & 31), seed);
            }),
        of(new LedgerRowCodec(), seed -> new RandomValues(seed).row()),
        of(
            new FlowCodecs.DeadLetterCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new DeadLetter(r.origin(), r.reason(), r.text(), r.raw());
            }),
        of(
            new FlowCodecs.CountCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Count(
                  r.origin().source(), r.first(Count.Fate.class, 5), r.text(), r.number());
            }),
        of(new FlowCodecs.NoticeCodec(), seed -> new RandomValues(seed).notice()),
        of(new ParsedCodecs.Ticks(), seed -> parsed(seed, new RandomValues(seed).tick())),
        of(new ParsedCodecs.Trades(), seed -> parsed(seed, new RandomValues(seed).trade())),
        of(new ParsedCodecs.Instruments(), seed -> parsed(seed, new RandomValues(seed).change())),
        of(new ParsedCodecs.Accounts(), seed -> parsed(seed, new RandomValues(seed).terms())),
        of(new ParsedCodecs.Limits(), seed -> parsed(seed, new RandomValues(seed).limits())),
        of(new ParsedCodecs.Rules(), seed -> parsed(seed, new RandomValues(seed).ruleChange())),
        of(new ParsedCodecs.Cash(), seed -> parsed(seed, new RandomValues(seed).cash())),
        of(new SymbolCodecs.HotCodec(), seed -> EngineStates.symbol(seed, (int) (seed & 63)).hot()),
        of(
            new SymbolCodecs.ColdCodec(),
            seed -> EngineStates.symbol(seed, (int) (seed & 63)).cold()),
        of(
            new LineCodec(),
            seed -> {
              RandomValues r = new RandomValues(seed);
              return new Line(r.text(), r.raw());
            }));
  }

  private static <T> CodecCase<T> of(Codec<T> codec, LongFunction<T> values) {
    return new CodecCase<>(codec, true, values);
  }

  private static <T> Parsed<T> parsed(long seed, T event) {
    RandomValues r = new RandomValues(~seed);
    int part = (int) r.number();
    if (seed % 3 == 0) {
      return new Parsed<>(part, r.number(), null, 0, r.reason(), r.text(), r.raw());
    }
    return new Parsed<>(
        part, r.number(), event, r.number(), null, null, seed % 2 == 0 ? null : r.raw());
  }

  byte[] write(T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    codec.serialize(value, out);
    return out.getCopyOfBuffer();
  }

  byte[] write(long seed) throws IOException {
    return write(values.apply(seed));
  }

  T read(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T value = codec.deserialize(in);
    if (in.available() != 0) {
      throw new IOException(in.available() + " bytes are left over");
    }
    return value;
  }

  /** {@code Outer.Inner} of the codec. */
  String name() {
    String name = codec.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  @Override
  public String toString() {
    return name();
  }
}
