/** Models to try sweep on, and to start one's own from. */
@NullMarked
package dev.sweep.samples;

import org.jspecify.annotations.NullMarked;
