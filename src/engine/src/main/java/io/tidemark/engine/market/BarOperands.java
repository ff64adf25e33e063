package io.tidemark.engine.market;

import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.rule.Value.BarField;
import io.tidemark.engine.rule.Value.Field;
import io.tidemark.engine.rule.Value.Line;

/** Operands of closed bars and their indicators. */
final class BarOperands {
  private BarOperands() {}

  /** A field of the newest bar, or of the one before it. */
  static Operand of(BarField field, BarSeries series) {
    return new FieldOperand(field, series);
  }

  /** An indicator at the newest bar, or at the one before it. */
  static Operand of(Line line, StudySlot slot) {
    if (line.before()) {
      slot.keepBefore(line.name().line());
      return new BeforeOperand(slot, line.name().line());
    }
    return new LineOperand(slot, line.name().line());
  }

  private static final class FieldOperand extends Operand {
    private final BarField field;
    private final BarSeries series;

    FieldOperand(BarField field, BarSeries series) {
      this.field = field;
      this.series = series;
    }

    @Override
    boolean known() {
      Bar bar = bar();
      return bar != null && (field.field() != Field.BAR_VWAP || bar.vwap() != null);
    }

    @Override
    boolean exact() {
      return field.exact();
    }

    @Override
    long units() {
      Bar bar = bar();
      return switch (field.field()) {
        case OPEN -> bar.open();
        case HIGH -> bar.high();
        case LOW -> bar.low();
        case CLOSE -> bar.close();
        default -> throw new IllegalStateException("not exact");
      };
    }

    @Override
    double value() {
      return switch (field.field()) {
        case VOLUME -> Doubles.ofMoney(bar().volume());
        case BAR_VWAP -> Doubles.ofMoney(bar().vwap());
        case TICKS -> bar().ticks();
        default -> super.value();
      };
    }

    private Bar bar() {
      return series.bar(field.before());
    }
  }

  private static final class LineOperand extends Operand {
    private final StudySlot slot;
    private final int line;

    LineOperand(StudySlot slot, int line) {
      this.slot = slot;
      this.line = line;
    }

    @Override
    boolean known() {
      return slot.study().ready();
    }

    @Override
    boolean knownAtFirst() {
      return slot.study().known();
    }

    @Override
    double value() {
      return slot.study().value(line);
    }
  }

  private static final class BeforeOperand extends Operand {
    private final StudySlot slot;
    private final int line;

    BeforeOperand(StudySlot slot, int line) {
      this.slot = slot;
      this.line = line;
    }

    @Override
    boolean known() {
      return !Double.isNaN(slot.before(line));
    }

    @Override
    double value() {
      return slot.before(line);
    }
  }
}
