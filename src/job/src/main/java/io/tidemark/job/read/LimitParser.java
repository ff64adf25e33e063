package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.LimitRow;

/** Reads limits of accounts and of their symbols; a blank cell is no limit. */
public final class LimitParser implements LineParser<LimitRow> {
  private static final long serialVersionUID = 1L;

  private static final int ACCOUNT = 0;
  private static final int SYMBOL = 1;
  private static final int GROSS = 2;
  private static final int NET = 3;
  private static final int POSITION = 4;
  private static final int DAY_LOSS = 5;
  private static final int DRAWDOWN = 6;

  @Override
  public InputFile kind() {
    return InputFile.LIMITS;
  }

  @Override
  public LimitRow parse(CsvRow row, int part, long place, String raw) {
    return Checks.limits(
        new LimitRow(
            row.requiredName(ACCOUNT),
            row.name(SYMBOL),
            limit(row, GROSS),
            limit(row, NET),
            limit(row, POSITION),
            limit(row, DAY_LOSS),
            limit(row, DRAWDOWN)));
  }

  private static long limit(CsvRow row, int column) {
    return Checks.notNegative(row.title(column), row.fixed8(column));
  }

  @Override
  public long ts(LimitRow event) {
    return 0;
  }

  @Override
  public boolean keepsRaw() {
    return true;
  }
}
