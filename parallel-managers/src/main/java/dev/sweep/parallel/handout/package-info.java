/** Hands out the work of one run over several processes, and brings the results to one of them. */
@NullMarked
package dev.sweep.parallel.handout;

import org.jspecify.annotations.NullMarked;
