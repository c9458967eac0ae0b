package dev.sweep.cli;

import dev.sweep.SweepVersion;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of sweep and of the Java it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"sweep " + SweepVersion.current() + " (Java " + Runtime.version() + ")"};
  }
}
