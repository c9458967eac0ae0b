package dev.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of sweep, as it was built. */
public final class SweepVersion {

  private SweepVersion() {}

  /** Returns it, such as {@code 1.2.0}. */
  public static String current() {
    try (InputStream in = SweepVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
