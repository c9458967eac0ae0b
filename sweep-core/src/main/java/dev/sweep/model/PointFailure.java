package dev.sweep.model;

import java.io.Serializable;

/**
 * Why a point has no outputs.
 *
 * @param point the point's number
 * @param attempt counted from 1
 * @param kind a short stable word: {@code exception}, {@code exit}, {@code signal}, {@code
 *     timeout}, {@code output}, {@code build}, {@code crashed}
 * @param message one line
 * @param log the tail of what the model printed, or a stack trace; may be empty
 */
public record PointFailure(long point, int attempt, String kind, String message, String log)
    implements Serializable {}
