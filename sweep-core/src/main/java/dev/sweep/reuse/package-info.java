/** Points of an earlier sweep, found by their parameter values and taken into another. */
@NullMarked
package dev.sweep.reuse;

import org.jspecify.annotations.NullMarked;
