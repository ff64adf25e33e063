package io.tidemark.desk.loadtest;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a load test shall do.
 *
 * @param settings that are given, by name; the others are at their defaults
 * @param own whether broker, database and jobs are started here
 * @param append whether inputs may hold records already
 * @param flink a cluster on which the jobs run; empty to run them here
 * @param load whether the database is filled
 * @param verify whether the outputs are recomputed at the end
 * @param profile whether samples are taken of what this process works at
 */
record LoadRequest(
    Scenario scenario,
    Map<String, String> settings,
    boolean own,
    boolean append,
    Optional<URI> flink,
    boolean load,
    boolean verify,
    boolean profile) {}
