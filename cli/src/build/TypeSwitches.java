import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * The call sites of a class that {@code switch} over the type of an object.
 *
 * <p>javac compiles such a {@code switch} to a call that the JVM links, with a class of its own, the
 * first time it gets there: some milliseconds each. {@link #removing()} makes it an ordinary call of
 * a method in the same class that asks {@code instanceof} for each case, from the first case to try
 * on, and returns what {@link java.lang.runtime.SwitchBootstraps#typeSwitch} says: the index of the
 * first case that matches, the number of cases if none does, and -1 for null.
 *
 * <p>A {@code switch} with other labels than types, such as constants, is left alone.
 */
final class TypeSwitches {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc CHECK_INDEX =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final int PRIVATE_STATIC_SYNTHETIC =
      AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

  private final ClassModel model;
  private final List<InvokeDynamicInstruction> sites = new ArrayList<>();

  TypeSwitches(ClassModel model) {
    this.model = model;
    for (MethodModel method : model.methods()) {
      method.code().stream().flatMap(code -> code.elementStream()).forEach(this::collect);
    }
  }

  private void collect(CodeElement element) {
    if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
      sites.add(call);
    }
  }

  private static boolean isTypeSwitch(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && !call.typeSymbol().parameterType(0).isPrimitive()
        && call.invokedynamic().bootstrap().arguments().stream()
            .allMatch(ClassEntry.class::isInstance);
  }

  /** Returns whether there is any. */
  boolean exist() {
    return !sites.isEmpty();
  }

  /** Makes each an ordinary call, and adds the methods they call. */
  ClassTransform removing() {
    List<InvokeDynamicInstruction> removed = new ArrayList<>();
    ClassTransform calls =
        ClassTransform.transformingMethodBodies(
            (builder, element) -> {
              if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call)) {
                call(builder, removed.size(), call.typeSymbol());
                removed.add(call);
              } else {
                builder.with(element);
              }
            });
    return calls.andThen(ClassTransform.endHandler(this::addMethods));
  }

  private void call(CodeBuilder code, int site, MethodTypeDesc type) {
    code.invokestatic(
        model.thisClass().asSymbol(), name(site), type, model.flags().has(AccessFlag.INTERFACE));
  }

  private static String name(int site) {
    return "typeSwitch$" + site;
  }

  private void addMethods(ClassBuilder builder) {
    for (int site = 0; site < sites.size(); site++) {
      InvokeDynamicInstruction call = sites.get(site);
      List<ClassEntry> cases =
          call.invokedynamic().bootstrap().arguments().stream()
              .map(ClassEntry.class::cast)
              .toList();
      builder.withMethodBody(
          name(site), call.typeSymbol(), PRIVATE_STATIC_SYNTHETIC, code -> writeBody(code, cases));
    }
  }

  private static void writeBody(CodeBuilder code, List<ClassEntry> cases) {
    code.aload(0).ifThen(Opcode.IFNULL, isNull -> isNull.loadConstant(-1).ireturn());
    List<SwitchCase> starts = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      starts.add(SwitchCase.of(i, code.newLabel()));
    }
    Label none = code.newLabel();
    code.iload(1)
        .loadConstant(cases.size() + 1)
        .invokestatic(OBJECTS, "checkIndex", CHECK_INDEX)
        .tableswitch(none, starts);
    for (int i = 0; i < cases.size(); i++) {
      Label next = i + 1 < cases.size() ? starts.get(i + 1).target() : none;
      code.labelBinding(starts.get(i).target())
          .aload(0)
          .instanceOf(cases.get(i))
          .ifeq(next)
          .loadConstant(i)
          .ireturn();
    }
    code.labelBinding(none).loadConstant(cases.size()).ireturn();
  }
}
