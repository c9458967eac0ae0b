package dev.sweep.parallel.mpi;

/**
 * What is known of a message that has arrived and waits to be received.
 *
 * @param source the rank that sent it
 * @param tag its tag
 * @param bytes its length; of a message sent in several pieces, that of the first piece
 */
public record Envelope(int source, int tag, long bytes) {}
