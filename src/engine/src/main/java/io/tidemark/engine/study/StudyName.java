package io.tidemark.engine.study;

import java.io.Serializable;

/**
 * The name of a value of an indicator, understood.
 *
 * @param text as written: ema_38, macd_signal
 * @param key the canonical id of the study, with all its parameters: ema_38, macd_12_26_9,
 *     bollinger_20_2, vwap, vwap_20
 * @param line the index of its line
 */
public record StudyName(String text, String key, int line) implements Serializable {}
