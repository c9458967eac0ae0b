/** Formulas over named columns: parsed once with exact positions, evaluated block by block. */
@NullMarked
package dev.sweep.expression;

import org.jspecify.annotations.NullMarked;
