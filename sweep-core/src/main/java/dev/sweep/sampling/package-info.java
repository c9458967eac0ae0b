/** The methods that turn parameters into a design: grids, samples and sequences. */
@NullMarked
package dev.sweep.sampling;

import org.jspecify.annotations.NullMarked;
