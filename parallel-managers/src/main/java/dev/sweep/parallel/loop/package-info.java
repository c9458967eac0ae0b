/** The event loop of MPI ranks: one rank says what all do, on objects that all have. */
@NullMarked
package dev.sweep.parallel.loop;

import org.jspecify.annotations.NullMarked;
