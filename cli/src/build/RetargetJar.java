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
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a jar that were compiled for Java 5 as Java 8 classes, with stack maps.
 *
 * <p>The JVM keeps no class older than Java 6 in its start-up cache, and picocli is compiled for
 * Java 5: reading and verifying it anew doubles the time of a small command.
 *
 * <p>Usage: {@code java RetargetJar.java JAR}; the jar is replaced.
 */
final class RetargetJar {
  private static final int JAVA_8 = ClassFile.JAVA_8_VERSION;

  private RetargetJar() {}

  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".tmp");
    try (JarFile from = new JarFile(jar.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        OutputStream file = Files.newOutputStream(rewritten);
        JarOutputStream to = new JarOutputStream(file)) {
      ClassFile classFile =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ConstantPoolSharingOption.NEW_POOL,
              ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofClassLoading(classes).cached()));
      for (JarEntry entry : from.stream().toList()) {
        copy(from, entry, to, classFile);
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy(JarFile from, JarEntry entry, JarOutputStream to, ClassFile classFile)
      throws IOException {
    try (InputStream in = from.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      JarEntry copy = new JarEntry(entry.getName());
      copy.setTime(entry.getTime());
      to.putNextEntry(copy);
      to.write(entry.getName().endsWith(".class") ? retarget(bytes, classFile) : bytes);
      to.closeEntry();
    }
  }

  private static byte[] retarget(byte[] bytes, ClassFile classFile) {
    ClassModel model = classFile.parse(bytes);
    if (model.majorVersion() >= JAVA_8) {
      return bytes;
    }
    ClassTransform newer =
        (builder, element) ->
            builder.with(
                element instanceof ClassFileVersion ? ClassFileVersion.of(JAVA_8, 0) : element);
    return classFile.transformClass(
        model, newer.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
  }
}
