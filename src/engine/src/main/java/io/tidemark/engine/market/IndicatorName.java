package io.tidemark.engine.market;

import io.tidemark.engine.rule.BarLength;
import io.tidemark.engine.study.Studies;
import io.tidemark.engine.study.StudyName;
import java.io.Serializable;

/**
 * An indicator that is handed out.
 *
 * @param name which
 * @param interval length of the bars that it runs on, µs
 */
public record IndicatorName(StudyName name, long interval) implements Serializable {
  /**
   * Reads {@code ema_38} or {@code ema_38@1m}.
   *
   * @param defaultInterval length of the bars where the name has none, µs
   * @throws IllegalArgumentException if there is no such indicator or no such length
   */
  public static IndicatorName parse(String text, long defaultInterval) {
    int at = text.indexOf('@');
    if (at < 0) {
      return new IndicatorName(Studies.parse(text), defaultInterval);
    }
    return new IndicatorName(
        Studies.parse(text.substring(0, at)), BarLength.parse(text.substring(at + 1)));
  }
}
