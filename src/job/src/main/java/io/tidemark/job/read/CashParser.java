package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.CashEvent;

/** Reads cash that moves without a fill. */
public final class CashParser implements LineParser<CashEvent> {
  private static final long serialVersionUID = 1L;

  private static final int TS = 0;
  private static final int EVENT_ID = 1;
  private static final int ACCOUNT = 2;
  private static final int CURRENCY = 3;
  private static final int AMOUNT = 4;
  private static final int KIND = 5;

  private static final CashEvent.Kind[] KINDS = CashEvent.Kind.values();

  @Override
  public InputFile kind() {
    return InputFile.CASH;
  }

  @Override
  public CashEvent parse(CsvRow row, int part, long place, String raw) {
    long ts = row.requiredTime(TS);
    String eventId = row.requiredId(EVENT_ID);
    String account = row.requiredName(ACCOUNT);
    row.require(CURRENCY);
    String currency = row.currency(CURRENCY);
    CashEvent.Kind kind = row.word(KIND, KINDS, null);
    long amount = Checks.amount(row.requiredFixed8(AMOUNT), kind);
    return new CashEvent(ts, eventId, account, currency, amount, kind);
  }

  @Override
  public long ts(CashEvent event) {
    return event.ts();
  }

  @Override
  public boolean keepsRaw() {
    return true;
  }
}
