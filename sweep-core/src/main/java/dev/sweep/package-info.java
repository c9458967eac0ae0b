/** The straight line from a configuration to a results file. */
@NullMarked
package dev.sweep;

import org.jspecify.annotations.NullMarked;
