package dev.sweep.model;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Why a point has no outputs.
 *
 * @param point the point's number
 * @param attempt counted from 1
 * @param kind a short stable word: {@code exception}, {@code error}, {@code exit}, {@code signal},
 *     {@code timeout}, {@code output}, {@code build}, {@code crashed}, {@code start}, {@code
 *     hopeless}
 * @param message one line
 * @param log the tail of what the model printed, or a stack trace; may be empty
 */
public record PointFailure(long point, int attempt, String kind, String message, String log)
    implements Serializable {
  private static final Pattern NUMBER =
      Pattern.compile("(?<!exit code \\d{0,3})[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

  /**
   * Returns its cause: failures are alike if they differ in the numbers of their messages alone,
   * exit codes apart.
   */
  public String cause() {
    return kind + ' ' + NUMBER.matcher(message).replaceAll("#");
  }
}
