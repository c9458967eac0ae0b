package dev.sweep.parallel.serial;

import dev.sweep.parallel.ManagerException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What travels with objects of a shell's class.
 *
 * @param shell the shell it is of
 * @param places the class path of the shell
 * @param classes the class and those it needs, by name
 * @param variables the values of the variables that their code uses, by {@link ObjectBytes}
 */
record Luggage(
    String shell,
    List<String> places,
    Map<String, byte[]> classes,
    Map<SnippetReach.Variable, byte[]> variables)
    implements Serializable {

  /** Sets the variables, in the classes of {@code loader}, to copies of the shell's. */
  void setVariables(ClassLoader loader) {
    variables.forEach((variable, bytes) -> {
      try {
        variable.in(loader).set(null, ObjectBytes.read(bytes));
      } catch (ReflectiveOperationException | LinkageError e) {
        throw new ManagerException("cannot set " + variable + ", which was sent: " + e, e);
      }
    });
  }
}
