package io.tidemark.engine.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of indicator: what it is called, what it is made of, and how one with given parameters
 * comes to be.
 *
 * @param name the key of a study is this and its parameters, joined by _
 * @param lines its lines; the index of one is its place here
 * @param parameters in the order of the name; all of them have a default, or none has
 * @param seeded whether the EMA's seed changes its values
 * @param source the function of TA-Lib that it equals, or where the formula is from
 * @param first the first bar with a value, counted from 1
 * @param absent when it has no value after that bar; empty if that is never
 * @param maker makes one
 */
public record Family(
    String name,
    List<Line> lines,
    List<Parameter> parameters,
    boolean seeded,
    String source,
    String first,
    String absent,
    Maker maker) {

  /**
   * A line of an indicator.
   *
   * @param name the line's name is this and the parameters, joined by _
   * @param formula how it is computed
   */
  public record Line(String name, String formula) {}

  /** Makes an empty study. */
  @FunctionalInterface
  public interface Maker {
    /**
     * Makes one.
     *
     * @param parameters as {@link Family#parameters}, each within its range
     * @param config what is set for all studies
     */
    Study make(double[] parameters, Studies.Config config);
  }

  /** Copies the lists. */
  public Family {
    lines = List.copyOf(lines);
    parameters = List.copyOf(parameters);
  }

  /** A family with one line, of the family's own name. */
  static Family single(
      String name,
      String formula,
      List<Parameter> parameters,
      String source,
      String first,
      String absent,
      Maker maker) {
    List<Line> lines = List.of(new Line(name, formula));
    return new Family(name, lines, parameters, /* seeded= */ false, source, first, absent, maker);
  }

  /** Whether a name may leave the parameters out. */
  public boolean hasDefaults() {
    return parameters.stream().allMatch(parameter -> parameter.byDefault() != null);
  }

  /** How the name of a line is written: {@code ema_N}, {@code macd_signal[_F_S_G]}. */
  public String form(Line line) {
    StringBuilder form = new StringBuilder();
    parameters.forEach(parameter -> form.append('_').append(parameter.name()));
    if (!parameters.isEmpty() && hasDefaults()) {
      form.insert(0, '[').append(']');
    }
    return form.insert(0, line.name()).toString();
  }

  /** Whether a name may have so many parameters. */
  boolean takes(int count) {
    return count == parameters.size() || count == 0 && hasDefaults();
  }

  /**
   * Reads the parameters of a name, as many as it {@link #takes}.
   *
   * @throws IllegalArgumentException if one is not accepted
   */
  List<BigDecimal> parse(List<String> texts) {
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      values.add(texts.isEmpty() ? parameter.byDefault() : parameter.parse(texts.get(i)));
    }
    return values;
  }

  /**
   * Makes an empty study.
   *
   * @throws IllegalArgumentException if the parameters do not go together
   */
  Study make(List<BigDecimal> values, Studies.Config config) {
    return maker.make(values.stream().mapToDouble(BigDecimal::doubleValue).toArray(), config);
  }

  /** The canonical id of a study. */
  String key(List<BigDecimal> values) {
    StringBuilder key = new StringBuilder(name);
    values.forEach(value -> key.append('_').append(value.toPlainString()));
    return key.toString();
  }
}
