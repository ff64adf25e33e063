package io.tidemark.engine.market;

import io.tidemark.engine.Wire;
import io.tidemark.engine.study.Candle;
import io.tidemark.engine.study.EmaSeed;
import io.tidemark.engine.study.Studies;
import io.tidemark.engine.study.Study;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * An indicator of a symbol and its values at the bar before the newest one. As it comes from state
 * it is bytes, until an engine wants it: so the state can hold indicators that nobody knows.
 */
final class StudySlot {
  private static final String SEEDLESS = "";

  private final String key;

  /** The seed's name, "" where none matters. */
  private final String seed;

  private Study study;
  private byte[] stored;

  /** Values of its first lines at the bar before, NaN where there was none. */
  private double[] before;

  private StudySlot(String key, String seed, Study study, byte[] stored, double[] before) {
    this.key = key;
    this.seed = seed;
    this.study = study;
    this.stored = stored;
    this.before = before;
  }

  /** A new one. */
  static StudySlot begin(String key, Studies.Config config) {
    return new StudySlot(
        key, seed(key, config.seed()), Studies.create(key, config), null, new double[0]);
  }

  /** One that an older format kept in another way. */
  static StudySlot stored(String key, EmaSeed seed, byte[] state) {
    return new StudySlot(key, seed(key, seed), null, state, new double[0]);
  }

  private static String seed(String key, EmaSeed seed) {
    return Studies.seeded(key) ? seed.name() : SEEDLESS;
  }

  /** Makes it ready for use if it is this indicator; whether it is. */
  boolean serves(String wanted, Studies.Config config) {
    if (!key.equals(wanted) || !seed.equals(seed(wanted, config.seed()))) {
      return false;
    }
    if (study == null) {
      study = Studies.create(key, config);
      try {
        study.read(new DataInputStream(new ByteArrayInputStream(stored)));
      } catch (IOException e) {
        throw new UncheckedIOException("the state of indicator " + key + " cannot be read", e);
      }
      stored = null;
    }
    return true;
  }

  /** From here on its values at the bar before are kept, up to this line. */
  void keepBefore(int line) {
    if (line >= before.length) {
      int from = before.length;
      before = Arrays.copyOf(before, line + 1);
      Arrays.fill(before, from, before.length, Double.NaN);
    }
  }

  /** Takes the next bar. */
  void add(Candle bar) {
    for (int line = 0; line < before.length; line++) {
      before[line] = study.ready() ? study.value(line) : Double.NaN;
    }
    study.add(bar);
  }

  String key() {
    return key;
  }

  Study study() {
    return study;
  }

  /** The value at the bar before, NaN if there was none. */
  double before(int line) {
    return before[line];
  }

  void write(DataOutput out) throws IOException {
    Wire.writeString(key, out);
    Wire.writeString(seed, out);
    out.writeByte(before.length);
    for (double value : before) {
      out.writeDouble(value);
    }
    byte[] bytes = stored == null ? bytes() : stored;
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static StudySlot read(DataInput in) throws IOException {
    String key = Wire.readString(in);
    String seed = Wire.readString(in);
    double[] before = new double[in.readUnsignedByte()];
    for (int i = 0; i < before.length; i++) {
      before[i] = in.readDouble();
    }
    byte[] stored = new byte[in.readInt()];
    in.readFully(stored);
    return new StudySlot(key, seed, null, stored, before);
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    study.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
