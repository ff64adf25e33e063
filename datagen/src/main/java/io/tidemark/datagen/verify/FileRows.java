package io.tidemark.datagen.verify;

import io.tidemark.datagen.csv.CsvFiles;
import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.oracle.Table;
import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import io.tidemark.datagen.spill.Sorted;
import io.tidemark.datagen.spill.Sorter;
import io.tidemark.datagen.spill.Spill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The rows of a file that should be sorted. It is read once to see whether it is; if so it is
 * streamed, if not its rows are sorted first.
 */
final class FileRows implements Sorted {
  private final Table table;
  private final Path file;
  private long size;

  private FileRows(Table table, Path file) {
    this.table = table;
    this.file = file;
  }

  /** Reads the file, and tells of lines that are no rows or stand at the wrong place. */
  static Sorted check(Table table, Path file, Spill spill, String label, Report report) {
    FileRows rows = new FileRows(table, file);
    try {
      return rows.inOrder(label, report) ? rows : rows.sort(spill);
    } catch (IllegalArgumentException e) {
      report.differs(label, e.getMessage());
      return spill.sorter();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean inOrder(String label, Report report) throws IOException {
    boolean inOrder = true;
    Row before = null;
    try (CsvFiles csv = open()) {
      for (CsvRow line = csv.next(); line != null; line = csv.next()) {
        size++;
        if (!line.wellFormed()) {
          report.differs(label, "line " + line.line() + " is no row: " + line.raw());
          continue;
        }
        if (before == null && !List.copyOf(line.columns().keySet()).equals(table.columns())) {
          report.differs(label, "the header is " + line.columns().keySet());
        }
        Row row = row(line);
        if (before != null && row.compareTo(before) < 0) {
          String what = "line " + line.line() + " is out of order: " + line.raw();
          report.differs(label, Finding.ORDER, what);
          inOrder = false;
        }
        before = row;
      }
    }
    return inOrder;
  }

  private Sorted sort(Spill spill) {
    Sorter sorter = spill.sorter();
    try (Rows rows = read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        sorter.add(row);
      }
    }
    return sorter;
  }

  private Row row(CsvRow line) {
    return table.row(table.columns().stream().map(line::get).toList());
  }

  private CsvFiles open() {
    return new CsvFiles(List.of(file), table.columns());
  }

  /** Lines of the file, those included that are no rows. */
  @Override
  public long size() {
    return size;
  }

  @Override
  public Rows read() {
    CsvFiles csv = open();
    return new Rows() {
      @Override
      public Row next() {
        CsvRow line = csv.next();
        while (line != null && !line.wellFormed()) {
          line = csv.next();
        }
        return line == null ? null : row(line);
      }

      @Override
      public void close() {
        try {
          csv.close();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot close " + file, e);
        }
      }
    };
  }
}
