package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;

/** Reads reference data of accounts; a blank cell takes its default from the settings. */
public final class AccountParser implements LineParser<AccountTerms> {
  private static final long serialVersionUID = 1L;

  private static final int ACCOUNT = 0;
  private static final int BASE_CURRENCY = 1;
  private static final int LOT_METHOD = 2;
  private static final int OPENING_CASH = 3;

  private static final LotMethod[] METHODS = LotMethod.values();

  private final String baseCurrency;
  private final LotMethod lotMethod;
  private final long openingCash;

  /** A parser with the defaults of these settings. */
  public AccountParser(Settings settings) {
    this.baseCurrency = settings.get(Keys.DEFAULT_BASE_CURRENCY);
    this.lotMethod = settings.get(Keys.DEFAULT_LOT_METHOD);
    this.openingCash = settings.get(Keys.DEFAULT_OPENING_CASH);
  }

  @Override
  public InputFile kind() {
    return InputFile.ACCOUNTS;
  }

  @Override
  public AccountTerms parse(CsvRow row, int part, long place, String raw) {
    String account = row.requiredName(ACCOUNT);
    String base = row.currency(BASE_CURRENCY);
    long opening = row.fixed8(OPENING_CASH);
    return new AccountTerms(
        account,
        base.isEmpty() ? baseCurrency : base,
        row.word(LOT_METHOD, METHODS, lotMethod),
        opening == Fixed8.ABSENT ? openingCash : opening);
  }

  @Override
  public long ts(AccountTerms event) {
    return 0;
  }

  @Override
  public boolean keepsRaw() {
    return true;
  }
}
