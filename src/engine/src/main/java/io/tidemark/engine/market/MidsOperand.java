package io.tidemark.engine.market;

import io.tidemark.engine.rule.Value.MidKind;

/** A value of the mids so far; known while the quote is. */
final class MidsOperand extends Operand {
  private static final double PERCENT = 100;

  private final MidKind kind;
  private final MidSeries series;
  private final SymbolView view;

  MidsOperand(MidKind kind, MidSeries series, SymbolView view) {
    this.kind = kind;
    this.series = series;
    this.view = view;
  }

  @Override
  boolean known() {
    return view.usable() && series.ready() && (kind != MidKind.MID_ROC || series.value() != 0);
  }

  @Override
  double value() {
    return switch (kind) {
      case MID_MOMENTUM -> series.newest() - series.value();
      case MID_ROC -> (series.newest() / series.value() - 1) * PERCENT;
      case REALIZED_VOL -> series.value();
    };
  }
}
