import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of jars that the JVM's start-up cache has no place for, so that it has.
 *
 * <ul>
 *   <li>It keeps no class older than Java 6, and picocli is compiled for Java 5: such classes become
 *       Java 8 classes, with stack maps.
 *   <li>It keeps no call site of a {@code switch} over types ({@link TypeSwitches}) or of {@code
 *       equals} and the like of a record ({@link RecordMethods}).
 * </ul>
 *
 * <p>Usage: {@code java StartUpJars.java JAR...}; the jars are replaced. They must hold all
 * superclasses of their classes, except the JDK's.
 */
final class StartUpJars {
  private static final int JAVA_8 = ClassFile.JAVA_8_VERSION;

  private final ClassFile classFile;

  private StartUpJars(ClassLoader classes) {
    classFile =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes).cached()));
  }

  public static void main(String[] args) throws IOException {
    List<Path> jars = Arrays.stream(args).map(Path::of).toList();
    URL[] urls = new URL[args.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    try (URLClassLoader classes = new URLClassLoader(urls)) {
      StartUpJars rewriter = new StartUpJars(classes);
      for (Path jar : jars) {
        rewriter.rewrite(jar);
      }
    }
    for (Path jar : jars) {
      Files.move(rewritten(jar), jar, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path rewritten(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".tmp");
  }

  private void rewrite(Path jar) throws IOException {
    try (JarFile from = new JarFile(jar.toFile());
        OutputStream file = Files.newOutputStream(rewritten(jar));
        JarOutputStream to = new JarOutputStream(file)) {
      for (JarEntry entry : from.stream().toList()) {
        copy(from, entry, to);
      }
    }
  }

  private void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      JarEntry copy = new JarEntry(entry.getName());
      copy.setTime(entry.getTime());
      to.putNextEntry(copy);
      to.write(entry.getName().endsWith(".class") ? rewrite(bytes) : bytes);
      to.closeEntry();
    }
  }

  private byte[] rewrite(byte[] bytes) {
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() < JAVA_8) {
      return classFile.transformClass(model, retargeting());
    }
    TypeSwitches switches = new TypeSwitches(model);
    RecordMethods methods = new RecordMethods(model);
    return switches.exist() || methods.exist()
        ? classFile.transformClass(model, switches.removing().andThen(methods.removing()))
        : bytes;
  }

  private static ClassTransform retargeting() {
    ClassTransform newer =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion ? ClassFileVersion.of(JAVA_8, 0) : element);
    return newer.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
  }
}
