/** Runs a plan's points through a model on a parallel manager, into a sink. */
@NullMarked
package dev.sweep.run;

import org.jspecify.annotations.NullMarked;
