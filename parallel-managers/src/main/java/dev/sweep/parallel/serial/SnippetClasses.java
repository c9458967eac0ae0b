package dev.sweep.parallel.serial;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Classes that a shell has compiled while the program runs. No other process can have them, so they
 * travel with the objects that need them, as do the shell's variables that their code uses.
 *
 * <p>What travels is taken only by threads that {@linkplain #acceptOnThisThread accept} it, those
 * of engines: each gets the classes, and copies of the variables, for itself. On all other threads
 * such a class is the one of the shell that it came from, or unknown.
 */
public final class SnippetClasses extends URLClassLoader {
  /** All that JShell compiles is in this package. */
  private static final String PACKAGE = "REPL.";

  /** Those who take what others have compiled, and compile nothing themselves. */
  private static final String ACCEPTING = "";

  private static final Map<String, SnippetClasses> SHELLS = new ConcurrentHashMap<>();

  private final String shell;
  private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

  private SnippetClasses(String shell, @Nullable ClassLoader parent) {
    super(new URL[0], parent);
    this.shell = shell;
  }

  /** Opens the classes of a new shell in this process. */
  public static SnippetClasses ofNewShell() {
    SnippetClasses opened =
        new SnippetClasses(UUID.randomUUID().toString(), SnippetClasses.class.getClassLoader());
    SHELLS.put(opened.shell, opened);
    return opened;
  }

  /** Lets this thread, an engine's, take classes and variables that come with what it reads. */
  public static void acceptOnThisThread() {
    Thread thread = Thread.currentThread();
    ClassLoader parent = thread.getContextClassLoader();
    while (parent instanceof SnippetClasses) {
      parent = parent.getParent(); // That of a shell which started this thread.
    }
    thread.setContextClassLoader(new SnippetClasses(ACCEPTING, parent));
  }

  /** Adds a class that was compiled here. */
  public void add(String name, byte[] bytes) {
    classes.put(name, bytes);
  }

  /** Adds a jar, or a directory of classes. */
  public void add(Path place) {
    try {
      URL url = place.toUri().toURL();
      if (!Arrays.asList(getURLs()).contains(url)) {
        addURL(url);
      }
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Forgets the shell; its classes are of no more use. */
  @Override
  public void close() {
    SHELLS.remove(shell);
  }

  /** Parents may have such classes too, of shells before this one. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isSnippet(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }

  /** Returns whether a class of this name, or the elements of such an array, may be a shell's. */
  public static boolean isSnippet(String className) {
    return className.startsWith(
        PACKAGE, className.startsWith("[") ? className.indexOf('L') + 1 : 0);
  }

  /** Returns what has to travel with objects of {@code type}, a class of some shell. */
  static Luggage luggageOf(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.getClassLoader() instanceof SnippetClasses known
        ? known.pack(element.getName())
        : new Luggage("", List.of(), Map.of(), Map.of());
  }

  /** Returns the classes among which one is looked for that came with {@code luggage}. */
  static ClassLoader receive(Luggage luggage) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    boolean accepted = false;
    for (ClassLoader next = context; next != null; next = next.getParent()) {
      if (next instanceof SnippetClasses known) {
        if (known.shell.equals(luggage.shell())) {
          return known.unpack(luggage);
        }
        accepted |= known.shell.equals(ACCEPTING);
      }
    }
    SnippetClasses own = SHELLS.get(luggage.shell());
    return accepted ? open(luggage, context) : own == null ? context : own;
  }

  private static SnippetClasses open(Luggage luggage, ClassLoader context) {
    SnippetClasses opened = new SnippetClasses(luggage.shell(), context);
    Thread.currentThread().setContextClassLoader(opened);
    return opened.unpack(luggage);
  }

  private Luggage pack(String name) {
    SnippetReach reach = SnippetReach.of(name, classes);
    List<String> places = Arrays.stream(getURLs()).map(URL::toString).toList();
    return new Luggage(
        shell, places, reach.classes(), isShell() ? reach.variables(this) : Map.of());
  }

  /** The shell itself has all that, and its variables are its own. */
  private SnippetClasses unpack(Luggage luggage) {
    if (!isShell()) {
      luggage.places().forEach(place -> add(Path.of(URI.create(place))));
      classes.putAll(luggage.classes());
      luggage.setVariables(this);
    }
    return this;
  }

  private boolean isShell() {
    return SHELLS.get(shell) == this;
  }
}
