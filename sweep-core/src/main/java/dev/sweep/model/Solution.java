package dev.sweep.model;

/**
 * A point that was computed, and what came of it: where the next may start from.
 *
 * @param outputs not to be changed any more
 */
public record Solution(Point point, Outputs outputs) {}
