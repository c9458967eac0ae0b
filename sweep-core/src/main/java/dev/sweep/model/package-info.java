/** What computes a point: a formula, a Java class or a command; and what came of it. */
@NullMarked
package dev.sweep.model;

import org.jspecify.annotations.NullMarked;
