package io.tidemark.job.codec;

import io.tidemark.engine.Wire;
import io.tidemark.engine.rule.RuleText;
import io.tidemark.job.flow.RuleChange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Changes of rules, as they travel and as MARKET keeps them. */
public final class RuleChangeCodec extends Codec<RuleChange> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  /** The codec. */
  public RuleChangeCodec() {
    super(RuleChange.class);
  }

  @Override
  protected void write(RuleChange change, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    Wire.writeString(change.name(), out);
    RuleText text = change.text();
    out.writeBoolean(text != null);
    if (text == null) {
      return;
    }
    Fields.writeText(text.kind(), out);
    Fields.writeText(text.on(), out);
    writeAll(text.classes(), out);
    writeAll(text.symbols(), out);
    Fields.writeText(text.buy(), out);
    Fields.writeText(text.sell(), out);
    Fields.writeText(text.emit(), out);
    Fields.writeText(text.cooldown(), out);
    Fields.writeText(text.size(), out);
    out.writeBoolean(text.enabled());
  }

  @Override
  protected RuleChange read(DataInput in) throws IOException {
    Wire.readVersion(in, FORMAT, "a change of a rule");
    String name = Wire.readString(in);
    if (!in.readBoolean()) {
      return RuleChange.deleted(name);
    }
    return RuleChange.of(
        new RuleText(
            name,
            Fields.readText(in),
            Fields.readText(in),
            readAll(in),
            readAll(in),
            Fields.readText(in),
            Fields.readText(in),
            Fields.readText(in),
            Fields.readText(in),
            Fields.readText(in),
            in.readBoolean()));
  }

  private static void writeAll(List<String> words, DataOutput out) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      Wire.writeString(word, out);
    }
  }

  private static List<String> readAll(DataInput in) throws IOException {
    List<String> words = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      words.add(Wire.readString(in));
    }
    return words;
  }
}
