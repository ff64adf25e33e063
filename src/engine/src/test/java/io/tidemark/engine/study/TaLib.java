package io.tidemark.engine.study;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import java.util.List;

/** TA-Lib's values of what a key stands for. */
final class TaLib {
  private static final Core CORE = new Core();

  private TaLib() {}

  /** Runs a function of TA-Lib on whole columns, into arrays that it fills from the front. */
  private interface Function {
    RetCode run(int end, MInteger first, MInteger count, double[][] out);
  }

  /** The lines of a study as {@link Series#lines} gives them, of prices times a factor. */
  static double[][] lines(String key, List<Candle> bars, double factor) {
    String[] parts = key.split("_", -1);
    int[] p = new int[3];
    double d = 0;
    int count = 0;
    for (String part : parts) {
      if (Character.isDigit(part.charAt(0))) {
        d = Double.parseDouble(part);
        p[count++] = (int) d;
      }
    }
    int n = p[0];
    double deviations = d;
    double[] close = Series.column(bars, bar -> bar.close() * factor);
    double[] high = Series.column(bars, bar -> bar.high() * factor);
    double[] low = Series.column(bars, bar -> bar.low() * factor);
    double[] volume = Series.column(bars, Candle::volume);
    return switch (Samples.family(key).name()) {
      case "sma" -> call(bars, 1, (e, b, c, o) -> CORE.sma(0, e, close, n, b, c, o[0]));
      case "ema" -> call(bars, 1, (e, b, c, o) -> CORE.ema(0, e, close, n, b, c, o[0]));
      case "wma" -> call(bars, 1, (e, b, c, o) -> CORE.wma(0, e, close, n, b, c, o[0]));
      case "rsi" -> call(bars, 1, (e, b, c, o) -> CORE.rsi(0, e, close, n, b, c, o[0]));
      case "roc" -> call(bars, 1, (e, b, c, o) -> CORE.roc(0, e, close, n, b, c, o[0]));
      case "mom" -> call(bars, 1, (e, b, c, o) -> CORE.mom(0, e, close, n, b, c, o[0]));
      case "obv" -> call(bars, 1, (e, b, c, o) -> CORE.obv(0, e, close, volume, b, c, o[0]));
      case "volume_sma" -> call(bars, 1, (e, b, c, o) -> CORE.sma(0, e, volume, n, b, c, o[0]));
      case "stddev" -> call(bars, 1, (e, b, c, o) -> CORE.stdDev(0, e, close, n, 1, b, c, o[0]));
      case "atr" -> call(bars, 1, (e, b, c, o) -> CORE.atr(0, e, high, low, close, n, b, c, o[0]));
      case "macd" ->
          call(
              bars,
              3,
              (e, b, c, o) -> CORE.macd(0, e, close, n, p[1], p[2], b, c, o[0], o[1], o[2]));
      case "bollinger" ->
          call(
              bars,
              3,
              (e, b, c, o) ->
                  CORE.bbands(
                      0, e, close, n, deviations, deviations, MAType.Sma, b, c, o[0], o[1], o[2]));
      case "stoch" ->
          call(
              bars,
              2,
              (e, b, c, o) ->
                  CORE.stoch(
                      0,
                      e,
                      high,
                      low,
                      close,
                      n,
                      p[1],
                      MAType.Sma,
                      p[2],
                      MAType.Sma,
                      b,
                      c,
                      o[0],
                      o[1]));
      case "donchian" ->
          new double[][] {
            call(bars, 1, (e, b, c, o) -> CORE.max(0, e, high, n, b, c, o[0]))[0],
            call(bars, 1, (e, b, c, o) -> CORE.midPrice(0, e, high, low, n, b, c, o[0]))[0],
            call(bars, 1, (e, b, c, o) -> CORE.min(0, e, low, n, b, c, o[0]))[0]
          };
      default -> throw new IllegalArgumentException("TA-Lib has no " + key);
    };
  }

  private static double[][] call(List<Candle> bars, int lines, Function function) {
    double[][] out = new double[lines][bars.size()];
    MInteger first = new MInteger();
    MInteger count = new MInteger();
    RetCode code = function.run(bars.size() - 1, first, count, out);
    if (code != RetCode.Success) {
      throw new AssertionError("TA-Lib says " + code);
    }
    double[][] aligned = new double[lines][bars.size()];
    for (int line = 0; line < lines; line++) {
      Arrays.fill(aligned[line], Double.NaN);
      System.arraycopy(out[line], 0, aligned[line], first.value, count.value);
    }
    return aligned;
  }
}
