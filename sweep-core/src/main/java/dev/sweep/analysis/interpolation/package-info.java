/** Linear interpolation between points that lie anywhere, in any number of dimensions. */
@NullMarked
package dev.sweep.analysis.interpolation;

import org.jspecify.annotations.NullMarked;
