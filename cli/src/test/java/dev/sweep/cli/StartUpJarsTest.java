package dev.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the build's rewriting of jars on a sample, and compares what the sample does. */
@Timeout(60)
final class StartUpJarsTest {
  private static final Path SCRIPT = Path.of("src/build/StartUpJars.java");
  private static final String SAMPLE = TypeSwitchSample.class.getName();

  @TempDir private Path directory;
  private Path jar = Path.of("");

  @BeforeEach
  void rewriteAJar() throws Exception {
    jar = directory.resolve("sample.jar");
    writeJar();
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                SCRIPT.toString(),
                jar.toString())
            .inheritIO()
            .start();
    assertThat(java.waitFor()).isZero();
  }

  @Test
  void keepsWhatASwitchOverTypesDoes() throws Exception {
    List<@Nullable Object> values =
        Arrays.asList(
            null,
            -1,
            0,
            9,
            10,
            "",
            "a",
            "b",
            CharBuffer.wrap("a"),
            CharBuffer.wrap(""),
            new String[2],
            new double[3],
            new Object[1],
            1.5,
            TypeSwitchSample.Color.RED,
            TypeSwitchSample.Color.BLUE);
    TypeSwitchSample before = new TypeSwitchSample() {};
    try (URLClassLoader loader = load()) {
      for (Object value : values) {
        // Constants of the enum are other objects in the other loader.
        Object there = value instanceof Enum<?> constant ? sameIn(loader, constant) : value;
        assertThat(rewritten(loader).apply(there)).isEqualTo(before.apply(value));
      }
    }
  }

  @Test
  void keepsWhatASwitchOverRecordsDoes() throws Exception {
    TypeSwitchSample before = new TypeSwitchSample() {};
    try (URLClassLoader loader = load()) {
      for (double radius : new double[] {0.5, 2}) {
        assertThat(rewritten(loader).apply(part(loader, "Circle", double.class, radius)))
            .isEqualTo(before.apply(new TypeSwitchSample.Circle(radius)));
      }
      for (Object side : List.of("a", 1, 2, 3.5)) {
        assertThat(rewritten(loader).apply(part(loader, "Square", Object.class, side)))
            .isEqualTo(before.apply(new TypeSwitchSample.Square(side)));
      }
    }
  }

  @Test
  void leavesOnlySwitchesWithOtherLabelsThanTypes() throws Exception {
    assertThat(typeSwitches(Files.readAllBytes(classFile()))).isGreaterThan(3);
    try (URLClassLoader loader = load();
        InputStream in = loader.getResourceAsStream(entryName(classFile()))) {
      // The one with a constant of an enum.
      assertThat(typeSwitches(Objects.requireNonNull(in).readAllBytes())).isEqualTo(1);
    }
  }

  @Test
  void keepsWhatTheMethodsOfARecordDo() throws Exception {
    try (URLClassLoader loader = load()) {
      Class<?> sample = loader.loadClass(RecordSample.class.getName());
      Supplier<?> there = (Supplier<?>) sample.getDeclaredConstructor().newInstance();
      assertThat(there.get()).isEqualTo(new RecordSample().get());
    }
  }

  @Test
  void leavesNoCallSiteOfARecord() throws Exception {
    String full = "RecordSample$Full.class";
    byte[] before = Files.readAllBytes(classFile().resolveSibling(full));
    assertThat(callSites(before, "bootstrap")).isEqualTo(3);
    try (URLClassLoader loader = load();
        InputStream in = loader.getResourceAsStream("dev/sweep/cli/" + full)) {
      assertThat(callSites(Objects.requireNonNull(in).readAllBytes(), "bootstrap")).isZero();
    }
  }

  private static long typeSwitches(byte[] bytes) {
    return callSites(bytes, "typeSwitch");
  }

  private static long callSites(byte[] bytes, String bootstrapMethod) {
    ClassModel model = ClassFile.of().parse(bytes);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(element ->
            element instanceof InvokeDynamicInstruction call
                && call.bootstrapMethod().methodName().equals(bootstrapMethod))
        .count();
  }

  @SuppressWarnings("unchecked")
  private static Function<@Nullable Object, String> rewritten(ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> sample = loader.loadClass(SAMPLE);
    Object proxy =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {sample},
            (self, method, arguments) -> InvocationHandler.invokeDefault(self, method, arguments));
    return (Function<@Nullable Object, String>) proxy;
  }

  private static Object part(ClassLoader loader, String name, Class<?> type, Object value)
      throws ReflectiveOperationException {
    return loader.loadClass(SAMPLE + "$" + name).getDeclaredConstructor(type).newInstance(value);
  }

  private static Object sameIn(ClassLoader loader, Enum<?> constant)
      throws ReflectiveOperationException {
    return loader.loadClass(SAMPLE + "$Color").getField(constant.name()).get(null);
  }

  private URLClassLoader load() throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  private void writeJar() throws Exception {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        var classes =
            Files.newDirectoryStream(classFile().getParent(), "{TypeSwitch,Record}Sample*.class")) {
      for (Path path : classes) {
        out.putNextEntry(new JarEntry(entryName(path)));
        out.write(Files.readAllBytes(path));
        out.closeEntry();
      }
    }
  }

  private static String entryName(Path classFile) {
    return "dev/sweep/cli/" + classFile.getFileName();
  }

  private static Path classFile() throws Exception {
    URL url = Objects.requireNonNull(TypeSwitchSample.class.getResource("TypeSwitchSample.class"));
    return Path.of(url.toURI());
  }
}
