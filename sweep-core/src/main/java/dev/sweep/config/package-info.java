/** The YAML a user writes, read into records, with every fault found at once and where it is. */
@NullMarked
package dev.sweep.config;

import org.jspecify.annotations.NullMarked;
