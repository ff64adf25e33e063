package io.tidemark.desk.live;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An account for the display.
 *
 * @param account its name
 * @param netPnl its net P&L, in its base currency
 * @param capital what was paid in, in its base currency
 * @param currency its base currency
 */
public record AccountLine(String account, BigDecimal netPnl, BigDecimal capital, String currency) {
  /**
   * Net P&L in percent of the capital, to two places, by which accounts in different currencies can
   * be compared; −100 where nothing was paid in.
   */
  public BigDecimal percent() {
    return capital.signum() > 0
        ? netPnl.movePointRight(2).divide(capital, 2, RoundingMode.HALF_EVEN)
        : BigDecimal.valueOf(-100);
  }
}
