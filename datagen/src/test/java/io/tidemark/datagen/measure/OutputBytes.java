package io.tidemark.datagen.measure;

import io.tidemark.contracts.Topic;
import io.tidemark.contracts.WireFormat;
import io.tidemark.wire.AccountPnl;
import io.tidemark.wire.Bar;
import io.tidemark.wire.Fill;
import io.tidemark.wire.MarkStatus;
import io.tidemark.wire.Position;
import io.tidemark.wire.Side;
import io.tidemark.wire.Signal;
import io.tidemark.wire.TradeType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;

/** Rows of outputs as the job writes them; only their times matter. */
final class OutputBytes {
  private OutputBytes() {}

  private static byte[] bytes(Topic topic, SpecificRecord row) {
    return WireFormat.singleObject().encoder(topic.schema(), topic.suffix()).encode(row);
  }

  private static ByteBuffer money() {
    return ByteBuffer.wrap(new byte[] {7});
  }

  private static Instant time(Long micros) {
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static byte[] signal(String id, long ts) {
    return bytes(
        Topic.SIGNALS,
        Signal.newBuilder()
            .setId(id)
            .setTs(time(ts))
            .setSymbol("S")
            .setKind("SPREAD_TIGHT")
            .setDirection("BUY")
            .setPrice(1L)
            .setValue("1")
            .setThreshold("2")
            .setRule("r")
            .build());
  }

  static byte[] bar(long end) {
    return bytes(
        Topic.BARS,
        Bar.newBuilder()
            .setSymbol("S")
            .setInterval("1s")
            .setStart(time(end - 1_000_000))
            .setEnd(time(end))
            .setOpen(1)
            .setHigh(1)
            .setLow(1)
            .setClose(1)
            .setVolume(money())
            .setVwap(money())
            .setTicks(3)
            .build());
  }

  static byte[] position(long updatedAt, Long valuedAt) {
    return bytes(
        Topic.POSITIONS,
        Position.newBuilder()
            .setAccount("A")
            .setBook("b")
            .setSymbol("S")
            .setVersion(1)
            .setQuantity(1)
            .setCost(money())
            .setRealizedPnl(money())
            .setFees(money())
            .setMarkStatus(MarkStatus.LIVE)
            .setCurrency("USD")
            .setTrades(1)
            .setUpdatedAt(time(updatedAt))
            .setValuedAt(time(valuedAt))
            .build());
  }

  static byte[] account(Long updatedAt, Long valuedAt) {
    return bytes(
        Topic.ACCOUNTS_PNL,
        AccountPnl.newBuilder()
            .setAccount("A")
            .setVersion(1)
            .setBaseCurrency("USD")
            .setOpeningCash(money())
            .setHighWaterMark(money())
            .setDrawdown(money())
            .setMarkStatus(MarkStatus.LIVE)
            .setFxStatus(MarkStatus.LIVE)
            .setUpdatedAt(time(updatedAt))
            .setValuedAt(time(valuedAt))
            .build());
  }

  static byte[] fill(long ts) {
    return bytes(
        Topic.FILLS,
        Fill.newBuilder()
            .setAccount("A")
            .setVersion(1)
            .setBook("b")
            .setSymbol("S")
            .setType(TradeType.NEW)
            .setTradeId("t")
            .setRefTradeId("")
            .setSide(Side.BUY)
            .setQuantity(1)
            .setPrice(1)
            .setFee(0)
            .setFeeCurrency("USD")
            .setRealizedPnl(money())
            .setTs(time(ts))
            .setPositionVersion(1)
            .setPositionQuantity(1)
            .setCost(money())
            .setPositionRealizedPnl(money())
            .setCurrency("USD")
            .setSource("trades-0@1")
            .setSettledAt(time(ts + 1))
            .build());
  }
}
