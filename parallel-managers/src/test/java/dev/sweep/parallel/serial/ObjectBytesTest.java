package dev.sweep.parallel.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweep.parallel.ManagerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class ObjectBytesTest {

  @Test
  void readsWhatItWrote() {
    List<Object> serializable = List.of("text", 1, 2.5, Map.of("key", List.of()), Tint.RED);
    assertThat(ObjectBytes.read(ObjectBytes.write(serializable))).isEqualTo(serializable);
    double[][] arrays = {{1, Double.NaN}, {}};
    assertThat(Arrays.deepEquals((double[][]) ObjectBytes.read(ObjectBytes.write(arrays)), arrays))
        .isTrue();
  }

  @Test
  void copiesFunctions() {
    int captured = 40;
    Function addition = value -> value + captured;
    Function copy =
        (Function) Objects.requireNonNull(ObjectBytes.read(ObjectBytes.write(addition)));
    assertThat(copy).isNotSameAs(addition);
    assertThat(copy.applyAsInt(2)).isEqualTo(42);
  }

  @Test
  void namesTheClassThatIsNotSerializable() {
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.write(new ArrayList<>(List.of(new Unsendable()))))
        .withMessage(
            "an object of java.util.ArrayList cannot be sent: "
                + Unsendable.class.getName()
                + " is not java.io.Serializable; it is element 0 of java.util.ArrayList");
  }

  @Test
  void namesTheFieldAndTheCapturedValueThatCannotBeSent() {
    Holder captured = new Holder(Map.of("key", new Unsendable()));
    Function function = value -> value + captured.hashCode();
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.write(function))
        .withMessageStartingWith("a function of " + getClass().getName() + " cannot be sent: ")
        .withMessageEndingWith(
            "it is value 0 of java.util.ImmutableCollections$Map1, which is field 'held' of "
                + Holder.class.getName()
                + ", which is captured value 0 of a function of "
                + getClass().getName());
  }

  @Test
  void findsNoWayThroughCirclesToWhatIsNotThere() {
    List<Object> circle = new ArrayList<>();
    circle.add(circle);
    assertThat(ObjectPath.find(circle, "no.such.Class")).isEmpty();
  }

  @Test
  void namesTheUnknownClassAndTheFieldThatIsOfIt() {
    byte[] bytes = ObjectBytes.write(new Outer(new Inner()));
    String inner = Inner.class.getName();
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.read(renamed(bytes, inner, inner.replace("Inner", "Other"))))
        .withMessageEndingWith(
            "$Other is unknown here; it is that of field 'inner' of " + Outer.class.getName());
  }

  @Test
  void refusesClassesOfTheJdkBeyondItsBase() throws Exception {
    byte[] bytes = plain(new ObjectName("domain:key=value"));
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.read(bytes))
        .withMessageContaining("REJECTED");
  }

  @Test
  void refusesProxies() throws Exception {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Comparable.class}, new Handler());
    byte[] bytes = plain(proxy);
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.read(bytes))
        .withMessageContaining("a dynamic proxy is refused");
  }

  @Test
  void saysThatBytesAreNotAnObject() {
    assertThatExceptionOfType(ManagerException.class)
        .isThrownBy(() -> ObjectBytes.read(new byte[] {1, 2, 3}))
        .withMessageContaining("cannot read what was sent");
  }

  /** Stands for a process that lacks a class: names of one length, so that the bytes still fit. */
  private static byte[] renamed(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace(from, to)
        .replace(from.replace('.', '/'), to.replace('.', '/'))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] plain(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private interface Function extends IntUnaryOperator, Serializable {}

  private enum Tint {
    RED
  }

  private static final class Unsendable {}

  private record Holder(Map<String, Object> held) implements Serializable {}

  private record Outer(Inner inner) implements Serializable {}

  private record Inner() implements Serializable {}

  private static final class Handler implements InvocationHandler, Serializable {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return 0;
    }
  }
}
