package dev.sweep.parallel.shell;

import dev.sweep.parallel.serial.SnippetClasses;
import java.lang.reflect.Method;
import java.nio.file.Path;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** Runs snippets in this process, so that what they send can take their classes along. */
final class ShellExecution extends LocalExecutionControl {
  private final SnippetClasses classes;

  ShellExecution() {
    this(SnippetClasses.ofNewShell());
  }

  private ShellExecution(SnippetClasses classes) {
    super(new Loader(classes));
    this.classes = classes;
  }

  /** The thread of the snippet, which this one starts, looks for classes where this one does. */
  @Override
  protected String invoke(Method snippet) throws Exception {
    Thread.currentThread().setContextClassLoader(classes);
    return super.invoke(snippet);
  }

  @Override
  public void close() {
    super.close();
    classes.close();
  }

  private record Loader(SnippetClasses classes) implements LoaderDelegate {
    @Override
    public void load(ClassBytecodes[] compiled) throws ClassInstallException {
      boolean[] loaded = new boolean[compiled.length];
      for (ClassBytecodes each : compiled) {
        classes.add(each.name(), each.bytecodes());
      }
      try {
        for (int index = 0; index < compiled.length; index++) {
          Class<?> type = findClass(compiled[index].name());
          loaded[index] = type.getDeclaredMethods() != null; // It is linked by that.
        }
      } catch (ClassNotFoundException | LinkageError e) {
        throw new ClassInstallException("load: " + e.getMessage(), loaded);
      }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] compiled) {
      throw new UnsupportedOperationException("classes are never redefined");
    }

    /** What this process has, engines have too. */
    @Override
    public void addToClasspath(String path) {
      ClassPath.places(path)
          .filter(place -> !ClassPath.isOfThisProcess(place))
          .forEach(place -> classes.add(Path.of(place).toAbsolutePath()));
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      return classes.loadClass(name);
    }
  }
}
