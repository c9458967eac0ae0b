/** What results say: statistics of outputs, failures grouped by cause, comparison. */
@NullMarked
package dev.sweep.analysis;

import org.jspecify.annotations.NullMarked;
