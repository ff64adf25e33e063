/** The simulator and the verifier of topics, over a real broker and a real database. */
package io.tidemark.desk.sim;
