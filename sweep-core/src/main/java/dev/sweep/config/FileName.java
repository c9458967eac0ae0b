package dev.sweep.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Checks the names of files in the directory of a point. */
record FileName(Faults faults) {

  /** Notes a name that leads elsewhere, or can be written shorter; returns whether it is good. */
  boolean check(Node.Scalar name, String what) {
    String wrong = wrong(name.text());
    if (!wrong.isEmpty()) {
      faults.add(
          name.position(), "'%s' cannot be the name of %s: %s".formatted(name.text(), what, wrong));
    }
    return wrong.isEmpty();
  }

  private static String wrong(String name) {
    if (name.isEmpty()) {
      return "it is empty";
    } else if (name.contains("${")) {
      return "names are the same for every point";
    }
    try {
      return wrong(name, Path.of(name));
    } catch (InvalidPathException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String wrong(String name, Path path) {
    if (path.isAbsolute()) {
      return "it must lie in the point's own directory; give a relative one";
    }
    for (Path step : path) {
      if (step.toString().equals("..")) {
        return "it must lie in the point's own directory; leave out '..'";
      }
    }
    String normal = path.normalize().toString();
    return normal.equals(name) && !normal.isEmpty()
        ? ""
        : "write it plainly" + (normal.isEmpty() ? "" : ", as '" + normal + "'");
  }
}
