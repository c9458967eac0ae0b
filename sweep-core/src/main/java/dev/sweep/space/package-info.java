/** Parameters, their axes and distributions, and designs: numbered points as a pure function. */
@NullMarked
package dev.sweep.space;

import org.jspecify.annotations.NullMarked;
