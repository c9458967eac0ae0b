/** The HDF5 file: created whole, written in place, committed in groups, resumed, read. */
@NullMarked
package dev.sweep.results;

import org.jspecify.annotations.NullMarked;
