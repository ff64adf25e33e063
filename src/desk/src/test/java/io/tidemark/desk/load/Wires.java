package io.tidemark.desk.load;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Alert;
import io.tidemark.wire.AlertStatus;
import io.tidemark.wire.Bar;
import io.tidemark.wire.Fill;
import io.tidemark.wire.LimitKind;
import io.tidemark.wire.MarkStatus;
import io.tidemark.wire.Position;
import io.tidemark.wire.Side;
import io.tidemark.wire.Signal;
import io.tidemark.wire.TradeType;
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

  /** A buy of one of "S" in book "B", the first of its position. */
  static Fill.Builder fill(String account, long version) {
    return Fill.newBuilder()
        .setAccount(account)
        .setVersion(version)
        .setBook("B")
        .setSymbol("S")
        .setType(TradeType.NEW)
        .setTradeId("t" + version)
        .setRefTradeId("")
        .setSide(Side.BUY)
        .setQuantity(fixed8("1"))
        .setPrice(fixed8("100.5"))
        .setFee(fixed8("-0.25"))
        .setFeeCurrency("EUR")
        .setRealizedPnl(money("0"))
        .setTs(T0)
        .setPositionVersion(1)
        .setPositionQuantity(fixed8("1"))
        .setAvgPrice(money("100.5"))
        .setCost(money("100.5"))
        .setPositionRealizedPnl(money("0"))
        .setCurrency("USD")
        .setSource("trades-0@" + version)
        .setSettledAt(T0.plusSeconds(1));
  }

  /** Of a gross exposure of 11 where 10 is the limit. */
  static Alert.Builder alert(String account, String symbol, AlertStatus status, Instant ts) {
    return Alert.newBuilder()
        .setId(account + "|" + symbol + "|GROSS|" + status + "|" + ts)
        .setTs(ts)
        .setAccount(account)
        .setSymbol(symbol)
        .setKind(LimitKind.GROSS)
        .setStatus(status)
        .setFigure(money("11"))
        .setLimit(money("10"))
        .setCurrency("USD");
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
