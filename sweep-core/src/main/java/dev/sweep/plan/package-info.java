/**
 * What is to be run: the points of a design that are still missing, and a fingerprint of it all.
 */
@NullMarked
package dev.sweep.plan;

import org.jspecify.annotations.NullMarked;
