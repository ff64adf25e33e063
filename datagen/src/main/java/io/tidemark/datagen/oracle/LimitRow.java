package io.tidemark.datagen.oracle;

import io.tidemark.datagen.csv.CsvRow;
import io.tidemark.datagen.topic.Keys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The limits of an account, or of a symbol in it.
 *
 * @param symbol "" for the whole account
 * @param most by kind, in base currency, the position in units; kinds without a limit are absent
 */
record LimitRow(String account, String symbol, Map<Kind, BigDecimal> most) {
  /** Which figure is limited. */
  enum Kind {
    GROSS,
    NET,
    POSITION,
    DAY_LOSS,
    DRAWDOWN
  }

  static LimitRow parse(CsvRow row) throws Unusable {
    Fields.wellFormed(row);
    Map<Kind, BigDecimal> most = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      BigDecimal limit = Fields.decimal(row, kind.name().toLowerCase(Locale.ROOT), 8);
      if (limit != null && limit.signum() < 0) {
        throw new Unusable("OUT_OF_RANGE");
      }
      if (limit != null) {
        most.put(kind, limit.stripTrailingZeros());
      }
    }
    LimitRow limits =
        new LimitRow(Fields.name(row, "account"), Fields.optionalName(row, "symbol"), most);
    boolean account = limits.symbol.isEmpty();
    if (account
        ? most.containsKey(Kind.POSITION)
        : most.containsKey(Kind.DAY_LOSS) || most.containsKey(Kind.DRAWDOWN)) {
      throw new Unusable("OUT_OF_RANGE");
    }
    return limits;
  }

  /** The key of its record: the account, or account|symbol. */
  String key() {
    return Keys.join(symbol.isEmpty() ? List.of(account) : List.of(account, symbol));
  }
}
