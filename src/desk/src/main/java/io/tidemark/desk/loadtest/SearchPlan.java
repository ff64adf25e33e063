package io.tidemark.desk.loadtest;

import java.time.Duration;

/**
 * How to look for the highest rate that holds.
 *
 * @param from lowest rate to try, ticks a second
 * @param to highest rate to try
 * @param hold for how long a rate must hold
 * @param within how near, as a share, the highest rate that held and the lowest that did not shall
 *     come to each other
 */
record SearchPlan(double from, double to, Duration hold, double within) {}
