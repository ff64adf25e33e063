package io.tidemark.desk.live;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;
import io.tidemark.job.kafka.RecordKeys;
import io.tidemark.wire.Account;
import io.tidemark.wire.AssetClass;
import io.tidemark.wire.Cash;
import io.tidemark.wire.CashKind;
import io.tidemark.wire.ContractKind;
import io.tidemark.wire.Instrument;
import io.tidemark.wire.Limit;
import io.tidemark.wire.LotMethod;
import io.tidemark.wire.Side;
import io.tidemark.wire.Tick;
import io.tidemark.wire.Trade;
import io.tidemark.wire.TradeType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The rows of files as records of topics, in their order; what no record can hold is left out. */
final class DayRecords {
  private final String prefix;

  private DayRecords(String prefix) {
    this.prefix = prefix;
  }

  /** Reference data first, then the others. */
  static List<ProducerRecord<byte[], byte[]>> reference(Inputs inputs, String prefix)
      throws IOException {
    DayRecords day = new DayRecords(prefix);
    List<ProducerRecord<byte[], byte[]>> records =
        day.read(Topic.INSTRUMENTS, inputs.instruments(), "symbol", DayRecords::instrument);
    records.addAll(day.read(Topic.ACCOUNTS, inputs.accounts(), "account", DayRecords::account));
    records.addAll(
        day.read(
            Topic.LIMITS, inputs.limits(), "account", DayRecords::limitKey, DayRecords::limit));
    return records;
  }

  static List<ProducerRecord<byte[], byte[]>> ticks(Inputs inputs, String prefix)
      throws IOException {
    return new DayRecords(prefix).read(Topic.TICKS, inputs.ticks(), "symbol", DayRecords::tick);
  }

  static List<ProducerRecord<byte[], byte[]>> trades(Inputs inputs, String prefix)
      throws IOException {
    return new DayRecords(prefix).read(Topic.TRADES, inputs.trades(), "account", DayRecords::trade);
  }

  static List<ProducerRecord<byte[], byte[]>> cash(Inputs inputs, String prefix)
      throws IOException {
    return new DayRecords(prefix).read(Topic.CASH, inputs.cash(), "account", DayRecords::cash);
  }

  private List<ProducerRecord<byte[], byte[]>> read(
      Topic topic, List<Path> files, String key, Function<CsvRow, SpecificRecord> record)
      throws IOException {
    return read(topic, files, key, row -> row.get(key), record);
  }

  private List<ProducerRecord<byte[], byte[]>> read(
      Topic topic,
      List<Path> files,
      String required,
      Function<CsvRow, String> key,
      Function<CsvRow, SpecificRecord> record)
      throws IOException {
    String name = topic.name(prefix);
    WireFormat.Encoder<SpecificRecord> encoder =
        WireFormat.singleObject().encoder(topic.schema(), name);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (CsvFiles csv = new CsvFiles(files, List.of(required))) {
      for (CsvRow row = csv.next(); row != null; row = csv.next()) {
        if (row.wellFormed()) {
          try {
            byte[] value = encoder.encode(record.apply(row));
            byte[] bytes = key.apply(row).getBytes(StandardCharsets.UTF_8);
            records.add(new ProducerRecord<>(name, bytes, value));
          } catch (Rejected | IllegalArgumentException notRepresentable) {
            // A dead letter of the replay.
          }
        }
      }
    }
    return records;
  }

  private static Tick tick(CsvRow row) {
    return new Tick(
        time(row),
        row.get("symbol"),
        row.get("venue"),
        number(row, "bid"),
        number(row, "bid_size"),
        number(row, "ask"),
        number(row, "ask_size"),
        number(row, "last"),
        number(row, "last_size"));
  }

  private static Trade trade(CsvRow row) {
    Long fee = number(row, "fee");
    String type = row.get("type");
    return new Trade(
        time(row),
        row.get("trade_id"),
        row.get("account"),
        row.get("book"),
        row.get("symbol"),
        word(row, "side", Side::valueOf),
        number(row, "quantity"),
        number(row, "price"),
        fee == null ? 0L : fee,
        row.get("fee_currency"),
        type.isEmpty() ? TradeType.NEW : TradeType.valueOf(type),
        row.get("ref_trade_id"));
  }

  private static Cash cash(CsvRow row) {
    return new Cash(
        time(row),
        row.get("event_id"),
        row.get("account"),
        row.get("currency"),
        Fixed8.parse(row.get("amount")),
        CashKind.valueOf(row.get("kind")));
  }

  private static Instrument instrument(CsvRow row) {
    String multiplier = row.get("multiplier");
    return new Instrument(
        row.get("symbol"),
        word(row, "asset_class", AssetClass::valueOf),
        row.get("currency"),
        multiplier.isEmpty() ? null : Long.valueOf(Fixed8.parse(multiplier) / 10_000),
        word(row, "kind", ContractKind::valueOf));
  }

  private static Account account(CsvRow row) {
    return new Account(
        row.get("account"),
        row.get("base_currency"),
        word(row, "lot_method", LotMethod::valueOf),
        number(row, "opening_cash"),
        row.get("day_start"),
        row.get("time_zone"));
  }

  private static String limitKey(CsvRow row) {
    return row.get("symbol").isEmpty()
        ? RecordKeys.join(row.get("account"))
        : RecordKeys.join(row.get("account"), row.get("symbol"));
  }

  private static Limit limit(CsvRow row) {
    return new Limit(
        row.get("account"),
        row.get("symbol"),
        number(row, "gross"),
        number(row, "net"),
        number(row, "position"),
        number(row, "day_loss"),
        number(row, "drawdown"));
  }

  private static Instant time(CsvRow row) {
    long ts = Times.parse(row.get("ts"));
    return Instant.ofEpochSecond(
        Math.floorDiv(ts, Times.SECOND), Math.floorMod(ts, Times.SECOND) * 1000);
  }

  private static Long number(CsvRow row, String column) {
    String text = row.get(column);
    return text.isBlank() ? null : Long.valueOf(Fixed8.parse(text));
  }

  private static <E> E word(CsvRow row, String column, Function<String, E> of) {
    return row.get(column).isEmpty() ? null : of.apply(row.get(column));
  }
}
