/**
 * Message passing among the ranks of one job: over libmpi, bound at run time, or in one process.
 */
@NullMarked
package dev.sweep.parallel.mpi;

import org.jspecify.annotations.NullMarked;
