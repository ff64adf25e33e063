package io.tidemark.job.kafka;

import io.tidemark.contracts.Topic;
import io.tidemark.engine.Wire;
import io.tidemark.job.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codec of messages. */
public final class MessageCodec extends Codec<Message> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;
  private static final int NULL = -1;

  /** The codec. */
  public MessageCodec() {
    super(Message.class);
  }

  @Override
  protected void write(Message message, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(message.topic().name(), out);
    out.writeBoolean(message.route() != null);
    if (message.route() != null) {
      Wire.writeString(message.route(), out);
    }
    writeBytes(message.key(), out);
    writeBytes(message.value(), out);
    out.writeInt(message.headers().size());
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      Wire.writeString(header.getKey(), out);
      Wire.writeString(header.getValue(), out);
    }
  }

  @Override
  protected Message read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a message");
    Topic topic = Wire.readEnum(in, Topic.class);
    String route = in.readBoolean() ? Wire.readString(in) : null;
    byte[] key = readBytes(in);
    byte[] value = readBytes(in);
    int count = in.readInt();
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String name = Wire.readString(in);
      headers.put(name, Wire.readString(in));
    }
    return new Message(topic, route, key, value, headers);
  }

  private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes == null ? NULL : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    int length = in.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
