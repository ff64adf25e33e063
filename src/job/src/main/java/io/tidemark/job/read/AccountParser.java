package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.LotMethod;
import io.tidemark.job.EngineConfigs;
import io.tidemark.job.Settings;

/** Reads reference data of accounts; a blank cell takes its default from the settings. */
public final class AccountParser implements LineParser<AccountTerms> {
  private static final long serialVersionUID = 1L;

  private static final int ACCOUNT = 0;
  private static final int BASE_CURRENCY = 1;
  private static final int LOT_METHOD = 2;
  private static final int OPENING_CASH = 3;
  private static final int DAY_START = 4;
  private static final int TIME_ZONE = 5;

  private static final LotMethod[] METHODS = LotMethod.values();

  private final AccountTerms defaults;

  /** A parser with the defaults of these settings. */
  public AccountParser(Settings settings) {
    this.defaults = EngineConfigs.accountDefaults(settings);
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
        base.isEmpty() ? defaults.baseCurrency() : base,
        row.word(LOT_METHOD, METHODS, defaults.lotMethod()),
        opening == Fixed8.ABSENT ? defaults.openingCash() : opening,
        row.isBlank(DAY_START)
            ? defaults.dayStart()
            : Checks.timeOfDay(row.title(DAY_START), row.name(DAY_START)),
        row.isBlank(TIME_ZONE)
            ? defaults.zone()
            : Checks.zone(row.title(TIME_ZONE), row.name(TIME_ZONE)));
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
