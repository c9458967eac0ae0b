/** Child JVMs that run a part of a program, and workers in them, which may crash without harm. */
@NullMarked
package dev.sweep.parallel.process;

import org.jspecify.annotations.NullMarked;
