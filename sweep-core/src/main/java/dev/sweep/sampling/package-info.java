/** The methods that turn parameters into a design: grid, zip, random. */
@NullMarked
package dev.sweep.sampling;

import org.jspecify.annotations.NullMarked;
