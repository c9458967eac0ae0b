/** Objects as bytes, on their way between processes. */
@NullMarked
package dev.sweep.parallel.serial;

import org.jspecify.annotations.NullMarked;
