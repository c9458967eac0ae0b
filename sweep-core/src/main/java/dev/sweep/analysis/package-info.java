/** What results say: statistics of outputs, failures grouped by cause. */
@NullMarked
package dev.sweep.analysis;

import org.jspecify.annotations.NullMarked;
