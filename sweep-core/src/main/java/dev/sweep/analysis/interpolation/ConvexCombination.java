package dev.sweep.analysis.interpolation;

/**
 * A point as a weighted mean of others.
 *
 * @param members numbers of the others; not copied
 * @param weights of each, positive; they sum to 1; not copied
 */
public record ConvexCombination(int[] members, double[] weights) {}
