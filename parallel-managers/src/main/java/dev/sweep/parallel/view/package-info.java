/** A session over engines: direct views, load-balanced views, and results that come later. */
@NullMarked
package dev.sweep.parallel.view;

import org.jspecify.annotations.NullMarked;
