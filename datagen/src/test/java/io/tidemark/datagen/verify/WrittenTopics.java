package io.tidemark.datagen.verify;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.datagen.oracle.Expected;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.topic.MemoryLog;
import io.tidemark.datagen.topic.WireRows;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Writes what was recomputed to output topics, as a job without error would. */
final class WrittenTopics {
  static final String LEDGER = "ledger-1";
  private static final Set<String> PLAIN = Set.of("version", "trades", "ticks", "position_version");
  private static final List<String> TERMS =
      List.of("net_deposits", "realized_pnl", "unrealized_pnl", "fees", "funding", "equity");

  private final MemoryLog log;
  private final WireFormat format;

  WrittenTopics(MemoryLog log, WireFormat format) {
    this.log = log;
    this.format = format;
  }

  void write(Expected expected) {
    expected.positions().rows().forEach(row -> position(expected.positions(), row));
    expected.accounts().rows().forEach(row -> account(expected.accounts(), row));
    expected.fills().rows().forEach(row -> fill(expected.fills(), row));
    for (List<String> row : expected.alerts().rows()) {
      String name =
          "%s|%s|%s|%s|%s".formatted(row.get(1), row.get(2), row.get(3), row.get(4), row.get(0));
      event(Topic.ALERTS, expected.alerts(), row, record -> set(record, "id", name));
    }
    int id = 0;
    for (List<String> row : expected.signals().rows()) {
      String name = "signal-" + id++;
      event(Topic.SIGNALS, expected.signals(), row, record -> set(record, "id", name));
    }
    expected.bars().rows().forEach(row -> event(Topic.BARS, expected.bars(), row, r -> {}));
    expected
        .indicators()
        .rows()
        .forEach(row -> event(Topic.INDICATORS, expected.indicators(), row, r -> {}));
    expected.deadLetters().rows().forEach(row -> deadLetter(row.get(0), row.get(1), row.get(2)));
  }

  /** Every version: the ones before the last as they would be before the first cut. */
  private void position(Table table, List<String> row) {
    String key =
        String.join(
            "|",
            row.subList(0, 3).stream()
                .map(name -> name.replace("\\", "\\\\").replace("|", "\\|"))
                .toList());
    versions(Topic.POSITIONS, key, record(Topic.POSITIONS, table, row), row.get(0));
  }

  private void account(Table table, List<String> row) {
    SpecificRecord record = record(Topic.ACCOUNTS_PNL, table, row);
    spread(record);
    versions(Topic.ACCOUNTS_PNL, row.get(0), record, row.get(0));
  }

  /** A row of fills under its account. */
  void fill(Table table, List<String> row) {
    ledger(Topic.FILLS, row.get(0), record(Topic.FILLS, table, row), row.get(0), LEDGER);
  }

  private void versions(Topic topic, String key, SpecificRecord last, String account) {
    long newest = (Long) get(last, "version");
    Object valuedAt = get(last, "valued_at");
    set(last, "valued_at", null);
    for (long version = 1; version < newest; version++) {
      set(last, "version", version);
      ledger(topic, key, last, account, LEDGER);
    }
    set(last, "version", newest);
    set(last, "valued_at", valuedAt);
    ledger(topic, key, last, account, LEDGER);
  }

  /** Says that a position has left the books. */
  void retire(String key, String account) {
    long now = System.currentTimeMillis();
    log.append(Topic.POSITIONS, log.partition(account), key, null, now, Map.of("ledger", LEDGER));
  }

  /** One row of a ledger topic. */
  void ledger(Topic topic, String key, SpecificRecord record, String account, String ledger) {
    byte[] value = format.encoder(topic.schema(), log.name(topic)).encode(record);
    long now = System.currentTimeMillis();
    log.append(topic, log.partition(account), key, value, now, Map.of("ledger", ledger));
  }

  private void event(Topic topic, Table table, List<String> row, Consumer<SpecificRecord> change) {
    SpecificRecord record = record(topic, table, row);
    change.accept(record);
    byte[] value = format.encoder(topic.schema(), log.name(topic)).encode(record);
    String key = (String) get(record, topic == Topic.ALERTS ? "account" : "symbol");
    log.append(topic, key, value, 0);
  }

  void deadLetter(String source, String place, String reason) {
    log.append(
        Topic.DEAD_LETTERS,
        0,
        "key",
        new byte[0],
        0,
        Map.of("source", source, "place", place, "reason", reason));
  }

  static SpecificRecord record(Topic topic, Table table, List<String> row) {
    SpecificRecord record =
        (SpecificRecord)
            SpecificData.newInstance(SpecificData.get().getClass(topic.schema()), topic.schema());
    for (int i = 0; i < row.size(); i++) {
      Schema.Field field = topic.schema().getField(table.columns().get(i));
      record.put(field.pos(), value(field, row.get(i)));
    }
    return record;
  }

  private static Object value(Schema.Field field, String text) {
    Schema schema =
        field.schema().isUnion()
            ? field.schema().getTypes().get(field.schema().getTypes().size() - 1)
            : field.schema();
    if (text.isEmpty() && field.schema().isUnion()) {
      return null;
    }
    return switch (schema.getType()) {
      case LONG ->
          schema.getLogicalType() != null
              ? Instant.parse(text)
              : PLAIN.contains(field.name())
                  ? Long.valueOf(text)
                  : (Object) new BigDecimal(text).movePointRight(8).longValueExact();
      case BYTES -> money(new BigDecimal(text));
      case DOUBLE -> Double.valueOf(text);
      case ENUM -> SpecificData.get().createEnum(text, schema);
      default -> text;
    };
  }

  static ByteBuffer money(BigDecimal amount) {
    return ByteBuffer.wrap(amount.setScale(20).unscaledValue().toByteArray());
  }

  /** Text is rounded at eight places; finds exact terms that round so and give their sum. */
  private static void spread(SpecificRecord record) {
    BigDecimal sum = amount(record, "opening_cash");
    for (String term : TERMS) {
      sum = sum.add(sign(term, amount(record, term)));
    }
    BigDecimal part = sum.divide(BigDecimal.valueOf(TERMS.size()), 20, RoundingMode.HALF_EVEN);
    for (String term : TERMS) {
      BigDecimal own = term.equals(TERMS.get(0)) ? sum.subtract(part.multiply(five())) : part;
      set(record, term, money(amount(record, term).subtract(sign(term, own))));
    }
  }

  private static BigDecimal five() {
    return new BigDecimal(TERMS.size() - 1, MathContext.UNLIMITED);
  }

  private static BigDecimal sign(String term, BigDecimal amount) {
    return term.equals("fees") || term.equals("equity") ? amount.negate() : amount;
  }

  private static BigDecimal amount(SpecificRecord record, String column) {
    return WireRows.money((ByteBuffer) get(record, column));
  }

  static Object get(SpecificRecord record, String column) {
    return record.get(record.getSchema().getField(column).pos());
  }

  static void set(SpecificRecord record, String column, Object value) {
    record.put(record.getSchema().getField(column).pos(), value);
  }
}
