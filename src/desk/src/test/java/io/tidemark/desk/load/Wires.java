package io.tidemark.desk.load;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Bar;
import io.tidemark.wire.MarkStatus;
import io.tidemark.wire.Position;
import io.tidemark.wire.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Records of the topics that the loader reads. */
final class Wires {
  static final Instant T0 = Instant.parse("2026-03-02T09:30:00Z");

  private Wires() {}

  static ByteBuffer money(String amount) {
    return ByteBuffer.wrap(
        new BigDecimal(amount)
            .setScale(20, RoundingMode.UNNECESSARY)
            .unscaledValue()
            .toByteArray());
  }

  static long fixed8(String number) {
    return new BigDecimal(number).movePointRight(8).longValueExact();
  }

  /** A flat position in USD with nothing to it. */
  static Position.Builder position(String account, String book, String symbol) {
    return Position.newBuilder()
        .setAccount(account)
        .setBook(book)
        .setSymbol(symbol)
        .setVersion(1)
        .setQuantity(0)
        .setCost(money("0"))
        .setRealizedPnl(money("0"))
        .setFees(money("0"))
        .setMarkStatus(MarkStatus.LIVE)
        .setUnrealizedPnl(money("0"))
        .setNetPnl(money("0"))
        .setCurrency("USD")
        .setTrades(1)
        .setUpdatedAt(T0);
  }

  /** An account in USD with nothing to it. */
  static AccountPnl.Builder account(String account) {
    return AccountPnl.newBuilder()
        .setAccount(account)
        .setVersion(1)
        .setBaseCurrency("USD")
        .setOpeningCash(money("0"))
        .setHighWaterMark(money("0"))
        .setDrawdown(money("0"))
        .setMarkStatus(MarkStatus.LIVE)
        .setFxStatus(MarkStatus.LIVE);
  }

  static Signal.Builder signal(String id, String symbol, Instant ts) {
    return Signal.newBuilder()
        .setId(id)
        .setTs(ts)
        .setSymbol(symbol)
        .setKind("SPREAD_TIGHT")
        .setDirection("BUY")
        .setPrice(fixed8("100.5"))
        .setSize(fixed8("1"))
        .setValue("0.01")
        .setThreshold("0.02")
        .setRule("SPREAD_TIGHT");
  }

  static Bar.Builder bar(String symbol, Instant start) {
    return Bar.newBuilder()
        .setSymbol(symbol)
        .setInterval("5m")
        .setStart(start)
        .setEnd(start.plusSeconds(300))
        .setOpen(fixed8("1"))
        .setHigh(fixed8("4"))
        .setLow(fixed8("0.5"))
        .setClose(fixed8("2"))
        .setVolume(money("1000"))
        .setVwap(money("1.5"))
        .setTicks(7);
  }

  static <T extends SpecificRecord> byte[] bytes(Topic topic, T value) {
    return WireFormat.singleObject().<T>encoder(topic.schema(), topic.suffix()).encode(value);
  }
}
