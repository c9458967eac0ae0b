package dev.sweep.parallel.serial;

import dev.sweep.parallel.ManagerException;
import java.io.Serializable;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a class of a shell needs of the shell: other classes, and variables.
 *
 * <p>JShell compiles each snippet to a class around it, whose static fields are the variables it
 * declares; what users declare as classes is inside of these. Of the code of a snippet itself only
 * what can travel counts, that is, its serializable lambdas.
 */
final class SnippetReach {
  private static final Pattern NAME = Pattern.compile("REPL/[\\w$]+");
  private static final String LAMBDAS = "$deserializeLambda$";
  private static final ThreadLocal<Set<Variable>> BEING_WRITTEN =
      ThreadLocal.withInitial(HashSet::new);

  private final Map<String, byte[]> known;
  private final Map<String, ClassModel> models = new TreeMap<>();
  private final Set<Variable> variables = new HashSet<>();
  private final Set<Method> seen = new HashSet<>();
  private final Deque<Method> next = new ArrayDeque<>();

  private SnippetReach(Map<String, byte[]> known) {
    this.known = known;
  }

  /**
   * Returns what the class of that name needs.
   *
   * @param known all classes of the shell
   */
  static SnippetReach of(String className, Map<String, byte[]> known) {
    SnippetReach reach = new SnippetReach(known);
    reach.addClass(className.replace('.', '/'));
    reach.addMember(className.replace('.', '/'), LAMBDAS, null);
    while (!reach.next.isEmpty()) {
      reach.follow(reach.next.remove());
    }
    return reach;
  }

  /** Returns the class itself and all that it names, directly or through others. */
  Map<String, byte[]> classes() {
    Map<String, byte[]> found = new HashMap<>();
    for (String name : models.keySet()) {
      String dotted = name.replace('/', '.');
      found.put(dotted, bytes(name));
    }
    return found;
  }

  /**
   * Returns the values of the variables that its code uses.
   *
   * @throws ManagerException if one is not serializable
   */
  Map<Variable, byte[]> variables(ClassLoader loader) {
    Map<Variable, byte[]> values = new HashMap<>();
    for (Variable variable : variables) {
      // A value whose own class uses the variable is under way already.
      if (BEING_WRITTEN.get().add(variable)) {
        try {
          values.put(variable, variable.valueIn(loader));
        } finally {
          BEING_WRITTEN.get().remove(variable);
        }
      }
    }
    return values;
  }

  private void addClass(String name) {
    byte[] bytes = known.get(name.replace('/', '.'));
    if (bytes == null || models.containsKey(name)) {
      return;
    }
    ClassModel model = ClassFile.of().parse(bytes);
    models.put(name, model);
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof Utf8Entry text) {
        NAME.matcher(text.stringValue()).results().forEach(found -> addClass(found.group()));
      }
    }
  }

  /** Of a snippet one method counts; of a class that a user declared, all of it. */
  private void addMember(String owner, String name, @Nullable String type) {
    ClassModel model = models.get(owner);
    if (model == null) {
      return;
    }
    boolean whole = !isSnippet(model);
    for (MethodModel method : model.methods()) {
      boolean named =
          method.methodName().equalsString(name)
              && (type == null || method.methodType().equalsString(type));
      Method found = new Method(owner, method);
      if ((whole || named) && seen.add(found)) {
        next.add(found);
      }
    }
  }

  private void follow(Method method) {
    method.model.code().ifPresent(code -> code.forEach(this::follow));
  }

  private void follow(CodeElement element) {
    switch (element) {
      case FieldInstruction access -> addField(access);
      case InvokeInstruction call ->
          addMember(
              call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
      case InvokeDynamicInstruction call ->
          call.invokedynamic().bootstrap().arguments().forEach(this::addHandle);
      default -> {
        // It uses nothing of others.
      }
    }
  }

  private void addHandle(LoadableConstantEntry argument) {
    if (argument instanceof MethodHandleEntry handle) {
      MemberRefEntry member = handle.reference();
      addMember(
          member.owner().asInternalName(),
          member.name().stringValue(),
          member.type().stringValue());
    }
  }

  private void addField(FieldInstruction access) {
    ClassModel owner = models.get(access.owner().asInternalName());
    if (owner != null && isSnippet(owner)) {
      String className = access.owner().asInternalName().replace('/', '.');
      variables.add(new Variable(className, access.name().stringValue()));
    }
  }

  private byte[] bytes(String name) {
    byte[] bytes = known.get(name.replace('/', '.'));
    if (bytes == null) {
      throw new IllegalStateException(name);
    }
    return bytes;
  }

  private static boolean isSnippet(ClassModel model) {
    return model.findAttribute(Attributes.nestHost()).isEmpty();
  }

  /** A method to be followed. */
  private record Method(String owner, MethodModel model) {}

  /** A variable of a shell: a field of the class around the snippet that declares it. */
  record Variable(String className, String name) implements Serializable {
    Field in(ClassLoader loader) throws ReflectiveOperationException {
      Field field = Class.forName(className, true, loader).getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }

    private byte[] valueIn(ClassLoader loader) {
      try {
        return ObjectBytes.write(in(loader).get(null));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      } catch (ManagerException e) {
        throw new ManagerException("what is sent uses " + this + ": " + e.getMessage(), e);
      }
    }

    @Override
    public String toString() {
      return "variable '" + name + "'";
    }
  }
}
