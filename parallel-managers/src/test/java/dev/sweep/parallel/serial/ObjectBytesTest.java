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
                + " is not java.io.Serializable");
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

  private static final class Handler implements InvocationHandler, Serializable {
    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return 0;
    }
  }
}
