/** Tests of what the build makes: the uber-jar and the launcher. */
package io.tidemark.desk.build;
