/** Engines: threads, child JVMs or MPI ranks that run functions sent to them and keep objects. */
@NullMarked
package dev.sweep.parallel.engine;

import org.jspecify.annotations.NullMarked;
