import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.stream.Stream;

/**
 * The methods of a record that javac leaves to the JVM: {@code equals}, {@code hashCode} and {@code
 * toString}.
 *
 * <p>javac compiles each to a call that the JVM links, with a chain of method handles over the
 * record's components, the first time it gets there: some milliseconds each. {@link #removing()}
 * makes it an ordinary call of a method in the same class, which does and returns what {@link
 * java.lang.runtime.ObjectMethods} says, down to the hash code.
 */
final class RecordMethods {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

  /** The static arguments before the getters: the record, and the names of its components. */
  private static final int FIRST_GETTER = 2;

  private static final int PRIVATE_STATIC_SYNTHETIC =
      AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

  private final ClassDesc record;
  private final List<InvokeDynamicInstruction> sites;

  RecordMethods(ClassModel model) {
    record = model.thisClass().asSymbol();
    sites =
        model.methods().stream()
            .flatMap(RecordMethods::elements)
            .filter(RecordMethods::isOfRecord)
            .map(InvokeDynamicInstruction.class::cast)
            .toList();
  }

  private static Stream<CodeElement> elements(MethodModel method) {
    return method.code().stream().flatMap(code -> code.elementStream());
  }

  private static boolean isOfRecord(CodeElement element) {
    return element instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(BOOTSTRAPS);
  }

  /** Returns whether there is any. */
  boolean exist() {
    return !sites.isEmpty();
  }

  /** Makes each an ordinary call, and adds the methods they call. */
  ClassTransform removing() {
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (builder, element) -> {
              if (element instanceof InvokeDynamicInstruction call && isOfRecord(call)) {
                builder.invokestatic(record, name(call), call.typeSymbol());
              } else {
                builder.with(element);
              }
            });
    return calls.andThen(ClassTransform.endHandler(this::addMethods));
  }

  private static String name(InvokeDynamicInstruction call) {
    return call.name().stringValue() + "$record";
  }

  private void addMethods(ClassBuilder builder) {
    for (InvokeDynamicInstruction call : sites) {
      builder.withMethodBody(
          name(call), call.typeSymbol(), PRIVATE_STATIC_SYNTHETIC, code -> writeBody(code, call));
    }
  }

  private void writeBody(CodeBuilder code, InvokeDynamicInstruction call) {
    List<RecordComponent> components =
        call.bootstrapArgs().stream().skip(FIRST_GETTER).map(RecordComponent::of).toList();
    switch (call.name().stringValue()) {
      case "equals" -> writeEquals(code, components);
      case "hashCode" -> writeHashCode(code, components);
      case "toString" -> writeToString(code, components);
      default -> throw new IllegalStateException("no method of a record: " + call);
    }
  }

  private void writeEquals(CodeBuilder code, List<RecordComponent> components) {
    Label different = code.newLabel();
    code.aload(1).instanceOf(record).ifeq(different).aload(1).checkcast(record).astore(1);
    for (RecordComponent component : components) {
      component.load(code, 0);
      component.load(code, 1);
      component.branchUnlessEqual(code, different);
    }
    code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
  }

  private static void writeHashCode(CodeBuilder code, List<RecordComponent> components) {
    code.iconst_0();
    for (RecordComponent component : components) {
      code.bipush(31).imul();
      component.load(code, 0);
      component.hash(code);
      code.iadd();
    }
    code.ireturn();
  }

  private void writeToString(CodeBuilder code, List<RecordComponent> components) {
    code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.ofDescriptor("()V"));
    String before = simpleName() + "[";
    for (RecordComponent component : components) {
      append(code.loadConstant(before + component.name() + "="), ConstantDescs.CD_String);
      component.load(code, 0);
      append(code, component.printed());
      before = ", ";
    }
    append(code.loadConstant(components.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
    code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
  }

  private static void append(CodeBuilder code, ClassDesc type) {
    code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
  }

  /** Of a class within another, what follows the other's name; in a method, a number first. */
  private String simpleName() {
    return record.displayName().replaceFirst(".*\\$\\d*", "");
  }
}
