package io.tidemark.job.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Wire;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.MarkStatus;
import io.tidemark.engine.ledger.PositionRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.market.ColdPart;
import io.tidemark.engine.market.HotPart;
import io.tidemark.engine.market.Signal;
import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.flow.Count;
import io.tidemark.job.flow.InstrumentChange;
import io.tidemark.job.read.Parsed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every codec keeps to. */
final class CodecTest {
  private static final int VALUES = 100;

  static List<CodecCase<?>> cases() {
    return CodecCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void whatIsWrittenIsReadAgain(CodecCase<T> codec) throws IOException {
    for (long seed = 1; seed <= VALUES; seed++) {
      T value = codec.values().apply(seed);
      byte[] bytes = codec.write(value);
      T read = codec.read(bytes);
      if (value.getClass().isRecord()) {
        assertThat(read).as("seed %d", seed).isEqualTo(value);
      } else if (!derives(value)) {
        assertThat(read).as("seed %d", seed).usingRecursiveComparison().isEqualTo(value);
      }
      assertThat(codec.write(read)).as("seed %d", seed).isEqualTo(bytes);
      assertThat(codec.write(codec.codec().copy(value))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  /** Both have fields that are worked out anew; the operators' tests compare what they do. */
  private static boolean derives(Object value) {
    return value instanceof HotPart || value instanceof ColdPart;
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void copyOfBytesKeepsToOneValue(CodecCase<T> codec) throws IOException {
    byte[] bytes = codec.write(5);
    DataOutputSerializer two = new DataOutputSerializer(64);
    two.write(bytes);
    two.write(codec.write(6));
    DataInputDeserializer in = new DataInputDeserializer(two.getCopyOfBuffer());
    DataOutputSerializer out = new DataOutputSerializer(64);
    codec.codec().copy(in, out);
    assertThat(out.getCopyOfBuffer()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void copyIsTheValueItselfOnlyIfItCannotChange(CodecCase<T> codec) {
    T value = codec.values().apply(5);
    if (codec.codec().isImmutableType()) {
      assertThat(codec.codec().copy(value)).isSameAs(value);
    } else {
      assertThat(codec.codec().copy(value)).isNotSameAs(value);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void unknownFormatIsRefused(CodecCase<T> codec) throws IOException {
    if (!codec.versioned()) {
      return;
    }
    byte[] bytes = codec.write(7);
    for (int format : new int[] {0, 99, 255}) {
      bytes[0] = (byte) format;
      assertThatThrownBy(() -> codec.read(bytes))
          .isInstanceOf(IOException.class)
          .hasMessageMatching(".* (format|version) " + format + "; this version .*");
    }
  }

  @Test
  void inputRecordOfTheFirstFormatIsReadAsBefore() throws IOException {
    CodecCase<Parsed<Tick>> ticks = find(new ParsedCodecs.Ticks());
    for (long seed = 1; seed <= VALUES; seed++) {
      byte[] bytes = ticks.write(seed);
      byte[] then = bytes.clone();
      then[0] = 1;
      assertThat(ticks.write(ticks.read(then))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void skippedRecordHasAReasonAndNothingElse() throws IOException {
    CodecCase<Parsed<Tick>> ticks = find(new ParsedCodecs.Ticks());
    Parsed<Tick> read = ticks.read(ticks.write(Parsed.<Tick>skipped(3, Reason.NO_PRICE)));
    assertThat(read.isSkipped()).isTrue();
    assertThat(read.isDead() || read.isLive()).isFalse();
    assertThat(read.part).isEqualTo(3);
    assertThat(read.reason).isEqualTo(Reason.NO_PRICE);
  }

  @Test
  void fatesKeepTheirPlaces() {
    assertThat(Arrays.stream(Count.Fate.values()).map(Enum::name))
        .startsWith("READ", "APPLIED", "LATE", "DUPLICATE", "DEAD", "SKIPPED");
  }

  @Test
  void signalOfTheFirstReleaseHasNoTick() throws IOException {
    CodecCase<Signal> signals = find(new MarketCodecs.SignalCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      Signal now = signals.values().apply(seed);
      byte[] bytes = signals.write(now);
      bytes[0] = 1;
      byte[] then = Arrays.copyOf(bytes, bytes.length - Integer.BYTES - Long.BYTES);
      Signal read = signals.read(then);
      assertThat(read.place()).isEqualTo(Signal.NO_TICK);
      assertThat(read).usingRecursiveComparison().ignoringFields("part", "place").isEqualTo(now);
    }
  }

  @Test
  void tickOfTheFirstReleaseDoesNotSayWhatIsComplete() throws IOException {
    CodecCase<Tick> ticks = find(new MarketCodecs.TickCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      Tick now = ticks.values().apply(seed);
      byte[] bytes = ticks.write(now);
      // Behind the format, the two names with their lengths and the two times.
      int complete =
          1
              + 2 * (Integer.BYTES + Long.BYTES)
              + now.symbol.getBytes(StandardCharsets.UTF_8).length
              + now.venue.getBytes(StandardCharsets.UTF_8).length;
      byte[] then = new byte[bytes.length - Long.BYTES];
      System.arraycopy(bytes, 0, then, 0, complete);
      System.arraycopy(bytes, complete + Long.BYTES, then, complete, then.length - complete);
      then[0] = 1;
      Tick read = ticks.read(then);
      assertThat(read.complete).isEqualTo(Long.MIN_VALUE);
      assertThat(read).usingRecursiveComparison().ignoringFields("complete").isEqualTo(now);
    }
  }

  @Test
  void changeOfAnInstrumentWasAnInstrumentInTheFirstRelease() throws IOException {
    CodecCase<Instrument> instruments = find(new MarketCodecs.InstrumentCodec());
    CodecCase<InstrumentChange> changes = find(new MarketCodecs.InstrumentChangeCodec());
    Instrument row = instruments.values().apply(5);
    assertThat(changes.read(instruments.write(row))).isEqualTo(InstrumentChange.of(row));
  }

  @Test
  void appliedTradeOfTheFirstReleaseIsTheMessageAlone() throws IOException {
    CodecCase<Trade> messages = find(new LedgerCodecs.TradeMessageCodec());
    CodecCase<Applied> applied = find(new LedgerCodecs.TradeCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      Trade trade = messages.values().apply(seed);
      assertThat(applied.read(messages.write(trade)))
          .isEqualTo(new Applied(trade, trade.side(), Applied.UNKNOWN));
    }
  }

  @Test
  void daysOfTheFirstReleaseBeganAtMidnightUtc() throws IOException {
    CodecCase<AccountTerms> terms = find(new LedgerCodecs.TermsCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      AccountTerms now = terms.values().apply(seed);
      byte[] bytes = terms.write(now);
      bytes[0] = 1;
      int day = 2 * Integer.BYTES + now.zone().getId().length();
      assertThat(terms.read(Arrays.copyOf(bytes, bytes.length - day)))
          .isEqualTo(
              new AccountTerms(
                  now.account(),
                  now.baseCurrency(),
                  now.lotMethod(),
                  now.openingCash(),
                  LocalTime.MIDNIGHT,
                  ZoneId.of("UTC")));
    }
  }

  @Test
  void positionsAndBalancesAreAsInTheFirstRelease() throws IOException {
    CodecCase<LedgerRow> rows = find(new LedgerRowCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      LedgerRow now = rows.values().apply(seed);
      if (now instanceof PositionRow || now instanceof BalanceRow) {
        byte[] bytes = rows.write(now);
        bytes[0] = 1;
        assertThat(rows.read(bytes)).isEqualTo(now);
      }
    }
  }

  @Test
  void accountsOfTheFirstReleaseHaveNoDay() throws IOException {
    CodecCase<LedgerRow> rows = find(new LedgerRowCodec());
    for (long seed = 1; seed <= VALUES; seed++) {
      RandomValues r = new RandomValues(seed);
      String account = r.text();
      Money[] m = new Money[13];
      Arrays.setAll(m, i -> r.money());
      MarkStatus marks = r.constant(MarkStatus.class);
      DataOutputSerializer out = new DataOutputSerializer(64);
      out.writeByte(1);
      out.writeByte(1);
      Wire.writeString(account, out);
      out.writeLong(seed);
      Wire.writeString("EUR", out);
      for (Money money : m) {
        Wire.writeMoney(money, out);
      }
      out.writeByte(marks.ordinal());
      out.writeByte(MarkStatus.STALE.ordinal());
      out.writeLong(5);
      out.writeLong(6);
      assertThat(rows.read(out.getCopyOfBuffer()))
          .isEqualTo(
              new AccountRow(
                  account,
                  seed,
                  "EUR",
                  m[0],
                  m[1],
                  m[2],
                  m[3],
                  m[4],
                  m[5],
                  m[6],
                  m[7],
                  m[8],
                  m[9],
                  m[10],
                  m[11],
                  m[12],
                  marks,
                  MarkStatus.STALE,
                  5,
                  6,
                  Long.MIN_VALUE,
                  null,
                  null,
                  null,
                  null));
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> CodecCase<T> find(Codec<T> codec) {
    return (CodecCase<T>)
        cases().stream().filter(c -> c.codec().equals(codec)).findFirst().orElseThrow();
  }

  @Test
  void unknownKindsAreRefused() {
    for (Codec<?> codec :
        List.of(
            new FlowCodecs.NoticeCodec(),
            new MarketCodecs.NewsCodec(),
            new LedgerCodecs.InputCodec(),
            new LedgerRowCodec())) {
      byte[] bytes = new byte[400];
      bytes[0] = 1;
      bytes[1] = 9;
      assertThatThrownBy(() -> codec.deserialize(new DataInputDeserializer(bytes)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("kind");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void snapshotRestoresTheCodec(CodecCase<T> codec) throws IOException {
    TypeSerializerSnapshot<T> written = codec.codec().snapshotConfiguration();
    TypeSerializerSnapshot<T> read = throughBytes(written);
    assertThat(read.restoreSerializer()).isEqualTo(codec.codec());
    assertThat(written.resolveSchemaCompatibility(read).isCompatibleAsIs()).isTrue();
  }

  @Test
  void snapshotsOfOtherCodecsAreIncompatible() throws IOException {
    List<CodecCase<?>> all = cases();
    for (CodecCase<?> one : all) {
      for (CodecCase<?> other : all) {
        if (!one.name().equals(other.name())) {
          assertThat(incompatible(one.codec(), other.codec())).as("%s, %s", one, other).isTrue();
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> boolean incompatible(Codec<T> now, Codec<?> then) throws IOException {
    TypeSerializerSnapshot<T> old =
        (TypeSerializerSnapshot<T>) throughBytes(then.snapshotConfiguration());
    return now.snapshotConfiguration().resolveSchemaCompatibility(old).isIncompatible();
  }

  @Test
  void snapshotOfALostCodecNamesIt() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("io.tidemark.Gone");
    byte[] bytes = out.getCopyOfBuffer();
    CodecSnapshot<Object> snapshot = new CodecSnapshot<>();
    ClassLoader loader = getClass().getClassLoader();
    assertThatThrownBy(() -> snapshot.readSnapshot(1, new DataInputDeserializer(bytes), loader))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("io.tidemark.Gone");
    assertThatThrownBy(() -> snapshot.readSnapshot(2, new DataInputDeserializer(bytes), loader))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @ParameterizedTest
  @MethodSource("cases")
  <T> void typeMakesTheCodec(CodecCase<T> codec) throws Exception {
    CodecType<T> type = new CodecType<>(codec.codec());
    SerializerConfigImpl config = new SerializerConfigImpl();
    config.setGenericTypes(false);
    assertThat(type.createSerializer(config)).isEqualTo(codec.codec());
    assertThat(type.getTypeClass()).isEqualTo(codec.codec().type());
    assertThat(serialized(type)).isEqualTo(type);
  }

  private static Object serialized(Object value) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static <T> TypeSerializerSnapshot<T> throughBytes(TypeSerializerSnapshot<T> snapshot)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return TypeSerializerSnapshot.readVersionedSnapshot(
        new DataInputDeserializer(out.getCopyOfBuffer()), CodecTest.class.getClassLoader());
  }
}
