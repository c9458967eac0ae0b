/** A live HDF5 file: values at fixed places, and a tree of headers that is replaced as a whole. */
@NullMarked
package dev.sweep.results.hdf5;

import org.jspecify.annotations.NullMarked;
