/** Rules from outside: the file that a run begins with, and what the topic changes in it. */
package io.tidemark.job.rules;
