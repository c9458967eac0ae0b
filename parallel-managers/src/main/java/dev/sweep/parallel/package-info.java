/** Runs one program over many pieces of work on one thread, many threads or many processes. */
@NullMarked
package dev.sweep.parallel;

import org.jspecify.annotations.NullMarked;
