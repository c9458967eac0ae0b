/** A pool of workers that run functions on data kept with them. */
@NullMarked
package dev.sweep.parallel.pool;

import org.jspecify.annotations.NullMarked;
