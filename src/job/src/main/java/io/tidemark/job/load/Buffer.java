package io.tidemark.job.load;

import io.tidemark.contracts.Undecodable;
import io.tidemark.contracts.WireFormat;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The rows of one table that wait to be written. */
final class Buffer<T extends SpecificRecord> {
  private final Table<T> table;
  private final WireFormat.Decoder<T> decoder;
  private List<Row> rows = new ArrayList<>();

  /**
   * @param prefix of the topics' names
   */
  Buffer(Table<T> table, WireFormat format, String prefix) {
    this.table = table;
    this.decoder = format.decoder(table.topic().schema(), table.topic().name(prefix));
  }

  /**
   * Adds a record's row; returns how many there are.
   *
   * @throws io.tidemark.engine.Rejected if it has no value and should have one
   */
  int add(LoadRecord record) throws Undecodable {
    rows.add(
        record.value() == null
            ? table.end(record)
            : table.row(record, decoder.decode(record.value())));
    return rows.size();
  }

  /** How many rows wait. */
  int size() {
    return rows.size();
  }

  /** Writes them all and forgets them. */
  void flush(BatchWriter writer) throws InterruptedException {
    if (!rows.isEmpty()) {
      List<Row> batch = rows;
      rows = new ArrayList<>();
      writer.write(table, batch);
    }
  }
}
