package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.Side;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.num.Fixed8;

/**
 * Reads fills and messages about fills. A bust may leave side, quantity and price blank, a
 * correction its side; both must name the fill they are about.
 */
public final class TradeParser implements LineParser<Trade> {
  private static final long serialVersionUID = 1L;

  private static final int TS = 0;
  private static final int TRADE_ID = 1;
  private static final int ACCOUNT = 2;
  private static final int BOOK = 3;
  private static final int SYMBOL = 4;
  private static final int SIDE = 5;
  private static final int QUANTITY = 6;
  private static final int PRICE = 7;
  private static final int FEE = 8;
  private static final int FEE_CURRENCY = 9;
  private static final int TYPE = 10;
  private static final int REF_TRADE_ID = 11;

  private static final Side[] SIDES = Side.values();
  private static final Trade.Type[] TYPES = Trade.Type.values();

  @Override
  public InputFile kind() {
    return InputFile.TRADES;
  }

  @Override
  public Trade parse(CsvRow row, int part, long place, String raw) {
    Trade.Type type = row.word(TYPE, TYPES, Trade.Type.NEW);
    boolean bust = type == Trade.Type.BUST;
    boolean about = bust || type == Trade.Type.CORRECT;
    if (about) {
      row.require(REF_TRADE_ID);
    }
    if (!bust) {
      row.require(QUANTITY);
      row.require(PRICE);
    }
    long ts = row.requiredTime(TS);
    String tradeId = row.requiredId(TRADE_ID);
    String account = row.requiredName(ACCOUNT);
    String book = row.name(BOOK);
    String symbol = row.requiredName(SYMBOL);
    Side side = about && row.isBlank(SIDE) ? null : row.word(SIDE, SIDES, null);
    long quantity = Checks.positive("quantity", row.fixed8(QUANTITY), Fixed8.PLACES);
    long price = row.fixed8(PRICE);
    long fee = row.fixed8(FEE);
    String feeCurrency = row.currency(FEE_CURRENCY);
    return new Trade(
        type,
        ts,
        tradeId,
        account,
        book,
        symbol,
        side,
        quantity,
        price,
        fee == Fixed8.ABSENT ? 0 : fee,
        feeCurrency,
        row.id(REF_TRADE_ID));
  }

  @Override
  public long ts(Trade event) {
    return event.ts();
  }

  @Override
  public boolean keepsRaw() {
    return true;
  }
}
