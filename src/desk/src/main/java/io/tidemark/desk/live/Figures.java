package io.tidemark.desk.live;

/**
 * How live jobs go at one moment.
 *
 * @param phase what is being done, in a word or two
 * @param seconds since the traffic began
 * @param total seconds that it shall last; 0 for no end
 * @param sent records that the simulator sent
 * @param inRate records sent a second
 * @param outRate records seen in the output topics a second
 * @param trading how far the trading job is
 * @param loading how far the loader is
 * @param seen what came out
 * @param checkpoints of the trading job
 * @param restarts of both jobs
 */
public record Figures(
    String phase,
    long seconds,
    long total,
    long sent,
    double inRate,
    double outRate,
    Lag trading,
    Lag loading,
    Seen seen,
    Checkpointing checkpoints,
    long restarts) {}
