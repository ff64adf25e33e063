package io.tidemark.datagen.measure;

import io.tidemark.datagen.report.Distribution;
import io.tidemark.datagen.report.LoadReport;
import java.util.List;
import java.util.Map;

/**
 * What the instruments have measured since the last mark; the timeline is of the whole run.
 *
 * @param seconds since the last mark
 * @param latency by output, as in {@link LoadReport#latency()}; only outputs that had a row
 * @param lag of the trading job
 * @param loaderLag of the job that fills the database; null where none is watched
 * @param deadLetters by reason
 * @param rows by output, every row: those too that have no latency
 * @param troubles what an instrument could not measure and why: the first of each instrument
 */
public record Measured(
    double seconds,
    Map<String, Distribution> latency,
    LoadReport.Resources resources,
    LoadReport.Timeline timeline,
    Lag lag,
    Lag loaderLag,
    Map<String, Long> deadLetters,
    Map<String, Long> rows,
    List<LoadReport.Incident> troubles) {}
