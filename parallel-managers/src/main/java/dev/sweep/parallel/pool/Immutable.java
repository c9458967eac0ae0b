package dev.sweep.parallel.pool;

/**
 * Marks a type whose objects never change, also not in what they hold. Like a record, such an
 * object is sent to the workers of a pool once, however often it is pushed.
 */
public interface Immutable {}
