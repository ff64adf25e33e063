package io.tidemark.job.read;

import io.tidemark.contracts.InputFile;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import io.tidemark.job.Keys;
import io.tidemark.job.Settings;
import io.tidemark.job.flow.InstrumentChange;

/** Reads reference data of symbols; a blank cell takes its default from the settings. */
public final class InstrumentParser implements LineParser<InstrumentChange> {
  private static final long serialVersionUID = 1L;

  private static final int SYMBOL = 0;
  private static final int ASSET_CLASS = 1;
  private static final int CURRENCY = 2;
  private static final int MULTIPLIER = 3;
  private static final int KIND = 4;

  private static final int MULTIPLIER_PLACES = 4;
  private static final AssetClass[] CLASSES = AssetClass.values();
  private static final ContractKind[] KINDS = ContractKind.values();

  private final AssetClass assetClass;
  private final String currency;
  private final long multiplier;
  private final ContractKind kind;

  /** A parser with the defaults of these settings. */
  public InstrumentParser(Settings settings) {
    this.assetClass = settings.get(Keys.DEFAULT_ASSET_CLASS);
    this.currency = settings.get(Keys.DEFAULT_CURRENCY);
    this.multiplier = settings.get(Keys.DEFAULT_MULTIPLIER);
    this.kind = settings.get(Keys.DEFAULT_KIND);
  }

  @Override
  public InputFile kind() {
    return InputFile.INSTRUMENTS;
  }

  @Override
  public InstrumentChange parse(CsvRow row, int part, long place, String raw) {
    String symbol = row.requiredName(SYMBOL);
    String code = row.currency(CURRENCY);
    long units =
        Checks.positive("multiplier", row.scaled(MULTIPLIER, MULTIPLIER_PLACES), MULTIPLIER_PLACES);
    return InstrumentChange.of(
        new Instrument(
            symbol,
            row.word(ASSET_CLASS, CLASSES, assetClass),
            code.isEmpty() ? currency : code,
            units == Fixed8.ABSENT ? multiplier : units,
            row.word(KIND, KINDS, kind)));
  }

  @Override
  public long ts(InstrumentChange event) {
    return 0;
  }

  @Override
  public boolean keepsRaw() {
    return true;
  }
}
