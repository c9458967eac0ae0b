/** A Java shell with a cluster in scope: JShell on rank 0, functions on all ranks. */
@NullMarked
package dev.sweep.parallel.shell;

import org.jspecify.annotations.NullMarked;
