/** What travels between the operators, beside the engine's own types. */
package io.tidemark.job.flow;
