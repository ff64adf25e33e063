package io.tidemark.desk.live;

import java.math.BigDecimal;

/** An account's net P&amp;L in its base currency. */
public record AccountLine(String account, BigDecimal netPnl, String currency) {}
