package dev.sweep.parallel.mpi;

/**
 * A rank's place among the ranks that share its machine.
 *
 * @param rank its number among them, from 0 to {@code size - 1}
 * @param size how many they are, at least 1
 */
public record NodeShare(int rank, int size) {}
