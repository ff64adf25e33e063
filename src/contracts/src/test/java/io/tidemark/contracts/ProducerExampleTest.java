package io.tidemark.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.wire.Account;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Limit;
import io.tidemark.wire.LotMethod;
import io.tidemark.wire.Side;
import io.tidemark.wire.SignalRule;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.JsonDecoder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producer of docs/wire.md writes what is read here. */
final class ProducerExampleTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("tidemark.home")).resolve("examples/producer");

  @TempDir Path temp;

  private record Message(String topic, String key, SpecificRecord value) {}

  @BeforeEach
  void python() throws Exception {
    try {
      Assumptions.assumeTrue(run("--help").code() == 0, "python3 here does not run the example");
    } catch (IOException e) {
      Assumptions.abort("there is no python3 here: the example producer is not tested");
    }
  }

  @Test
  void itsSingleObjectsAreRead() throws Exception {
    List<Message> messages = messages(WireFormat.singleObject(), "eu.", "--prefix", "eu.");
    assertRecords(messages);
    assertThat(messages.get(0).topic()).isEqualTo("eu.instruments");
  }

  @Test
  void itsRecordsBehindARegistrysIdsAreRead() throws Exception {
    try (FakeRegistry registry = new FakeRegistry()) {
      WireFormat format = WireFormat.confluent(registry.url(), "", () -> "");
      assertRecords(messages(format, "", "--registry", registry.url()));
      // The same schema as a Java writer's: no second version.
      format.<Tick>encoder(Tick.SCHEMA$, "ticks").encode(Samples.tick());
      assertThat(registry.schemas()).hasSize(7);
    }
  }

  @Test
  void aRecordThatDoesNotFitIsRefusedWithItsLine() throws Exception {
    Path bad = temp.resolve("bad.jsonl");
    Files.writeString(bad, "{\"topic\": \"ticks\", \"value\": {\"ts\": 1, \"sybmol\": \"A\"}}\n");
    Run run = run("--print", bad.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).containsExactly(bad + ":1: ValueError: Tick has no sybmol");
  }

  @Test
  void theConsoleExampleIsATick() throws Exception {
    String line =
        Files.readAllLines(Path.of(System.getProperty("tidemark.home")).resolve("docs/wire.md"))
            .stream()
            .filter(l -> l.startsWith("ACME|{"))
            .findFirst()
            .orElseThrow();
    JsonDecoder json =
        DecoderFactory.get().jsonDecoder(Tick.SCHEMA$, line.substring(line.indexOf('{')));
    assertThat(new GenericDatumReader<>(Tick.SCHEMA$).read(null, json))
        .hasToString(
            "{\"ts\": 1772461800000000, \"symbol\": \"ACME\", \"venue\": \"XNAS\","
                + " \"bid\": 5002000000, \"bid_size\": null, \"ask\": 5004000000,"
                + " \"ask_size\": null, \"last\": null, \"last_size\": null}");
  }

  private static void assertRecords(List<Message> messages) {
    Instant second = Instant.parse("2026-03-02T14:30:00Z");
    assertThat(messages.stream().map(Message::key))
        .containsExactly(
            "ACME",
            "ÖL",
            "OLD",
            "ALPHA",
            "ALPHA",
            "ALPHA|A\\|B",
            "ALPHA|OLD",
            "RSI_LOW",
            "MOMENTUM",
            "ACME",
            "ÖL",
            "ALPHA",
            "ALPHA");
    assertThat(((Instrument) messages.get(1).value()).getMultiplier()).isEqualTo(2_500);
    assertThat(messages.get(2).value()).isNull();
    Account account = (Account) messages.get(3).value();
    assertThat(account.getLotMethod()).isEqualTo(LotMethod.FIFO);
    assertThat(account.getOpeningCash()).isEqualTo(10_000_000_000_000L);
    assertThat(account.getDayStart()).isEqualTo("17:00");
    assertThat(account.getTimeZone()).isEqualTo("America/New_York");
    assertThat(messages.get(4).value())
        .isEqualTo(
            new Limit("ALPHA", "", 100_000_000_000_000L, null, null, 250_050_000_000L, null));
    assertThat(messages.get(5).value())
        .isEqualTo(new Limit("ALPHA", "A|B", null, null, 30_000_000_000L, null, null));
    assertThat(messages.get(6).value()).isNull();
    assertThat(messages.get(7).value())
        .isEqualTo(
            new SignalRule(
                "RSI_LOW",
                null,
                "5m",
                List.of("EQUITY", "INDEX"),
                List.of(),
                "rsi_14 < 25",
                null,
                null,
                "1h",
                null,
                true));
    assertThat(messages.get(8).value()).isNull();
    assertThat(messages.get(9).value())
        .isEqualTo(
            new Tick(
                second.plusNanos(1_000),
                "ACME",
                "XNAS",
                5_002_000_000L,
                30_000_000_000L,
                5_004_000_000L,
                20_000_000_000L,
                null,
                null));
    Tick print = (Tick) messages.get(10).value();
    assertThat(print.getTs()).isEqualTo(second.plusMillis(250));
    assertThat(print.getLast()).isEqualTo(-3_763_000_000L);
    assertThat(print.getLastSize()).isEqualTo(1);
    Trade trade = (Trade) messages.get(11).value();
    assertThat(trade.getSide()).isEqualTo(Side.BUY);
    assertThat(trade.getFee()).isEqualTo(-25_000_000);
    assertThat(trade.getType()).isEqualTo(TradeType.NEW);
    assertThat(trade.getRefTradeId()).isEmpty();
    Cash cash = (Cash) messages.get(12).value();
    assertThat(cash.getAmount()).isEqualTo(9_200_000_000_000_000_000L);
    assertThat(cash.getKind()).isEqualTo(CashKind.DEPOSIT);
  }

  private List<Message> messages(WireFormat format, String prefix, String... options)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add("--print");
    arguments.add(EXAMPLE.resolve("records.jsonl").toString());
    Run run = run(arguments.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    List<Message> messages = new ArrayList<>();
    for (String line : run.out()) {
      String[] parts = line.split(" ", -1);
      String suffix = parts[0].substring(prefix.length());
      Topic topic = Topic.valueOf(suffix.toUpperCase(Locale.ROOT).replace('-', '_'));
      String key = new String(HexFormat.of().parseHex(parts[1]), StandardCharsets.UTF_8);
      SpecificRecord value = null;
      if (!parts[2].equals("-")) {
        byte[] bytes = HexFormat.of().parseHex(parts[2]);
        value = format.decoder(topic.schema(), parts[0]).decode(bytes);
      }
      messages.add(new Message(parts[0], key, value));
    }
    return messages;
  }

  private record Run(int code, List<String> out, List<String> err) {}

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.add(EXAMPLE.resolve("produce.py").toString());
    command.addAll(List.of(arguments));
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }
}
