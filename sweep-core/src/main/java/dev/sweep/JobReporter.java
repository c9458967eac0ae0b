package dev.sweep;

/**
 * Tells people how a job ended, and says with which exit code; one of its methods is called once,
 * or once for each sweep of the job.
 */
public interface JobReporter {

  /** The sweep ran, or had nothing left to run; on the root alone. */
  int ended(RunReport report);

  /** The sweep did not run, or could not carry on; on the root alone. */
  int failed(Exception reason);

  /**
   * This rank could not join the others, so that nobody knows whether they fail alike; on each rank
   * of which this is true. A root should tell it at once. The others should leave it time to, which
   * ends them with it, and tell it then, so that it is told once but never by nobody.
   */
  default int cutOff(Exception reason) throws InterruptedException {
    return failed(reason);
  }
}
