package io.tidemark.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.engine.num.Money;
import org.junit.jupiter.api.Test;

class SumTest {
  private static final Money ONE = Money.ofUnits(0, 1);
  private static final Money MINUS_ONE = Money.ofUnits(-1, -1);

  @Test
  void carriesFromTheLowHalfToTheHigh() {
    Sum sum = new Sum();
    sum.add(Money.ofUnits(0, -1));
    sum.add(ONE);
    assertThat(sum.value()).isEqualTo(Money.ofUnits(1, 0));
    sum.add(MINUS_ONE);
    assertThat(sum.value()).isEqualTo(Money.ofUnits(0, -1));
  }

  @Test
  void fitsUpToTheLastUnitAtBothEnds() {
    Sum sum = new Sum();
    sum.add(Money.ofUnits(Long.MAX_VALUE, -2));
    assertThat(sum.fits(ONE)).isTrue();
    sum.add(ONE);
    assertThat(sum.fits(ONE)).isFalse();
    assertThat(sum.fits(MINUS_ONE)).isTrue();

    sum.clear();
    sum.add(Money.ofUnits(Long.MIN_VALUE, 1));
    assertThat(sum.fits(MINUS_ONE)).isTrue();
    sum.add(MINUS_ONE);
    assertThat(sum.fits(MINUS_ONE)).isFalse();
  }
}
