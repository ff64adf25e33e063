package io.tidemark.engine.study;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** On-balance volume. */
final class Obv extends Single {
  static final Family FAMILY =
      Family.single(
          "obv",
          "volume of the first bar, then + volume where the close rises, − volume where it falls",
          List.of(),
          "TA-Lib OBV",
          "1",
          "",
          (p, config) -> new Obv());

  private boolean begun;
  private double close;
  private double balance;

  @Override
  public void add(Candle bar) {
    if (!begun || bar.close() > close) {
      balance += bar.volume();
    } else if (bar.close() < close) {
      balance -= bar.volume();
    }
    begun = true;
    close = bar.close();
    set(balance);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(begun);
    out.writeDouble(close);
    out.writeDouble(balance);
  }

  @Override
  public void read(DataInput in) throws IOException {
    begun = in.readBoolean();
    close = in.readDouble();
    balance = in.readDouble();
    if (begun) {
      set(balance);
    } else {
      clear();
    }
  }
}
