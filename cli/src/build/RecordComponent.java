import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/** A component of a record, and how code treats its values. */
record RecordComponent(ClassDesc record, String name, ClassDesc type) {
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  /** Returns the component that {@code getter}, the handle of a field, reads. */
  static RecordComponent of(ConstantDesc getter) {
    DirectMethodHandleDesc handle = (DirectMethodHandleDesc) getter;
    return new RecordComponent(
        handle.owner(), handle.methodName(), handle.invocationType().returnType());
  }

  /** Loads the value of the record in a variable. */
  void load(CodeBuilder code, int variable) {
    code.aload(variable).getfield(record, name, type);
  }

  /** Compares the two values on the stack; numbers as {@link Double#compare} and its like do. */
  void branchUnlessEqual(CodeBuilder code, Label different) {
    if (type.isPrimitive()) {
      MethodTypeDesc compare = MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
      code.invokestatic(box(), "compare", compare).ifne(different);
    } else {
      MethodTypeDesc equals =
          MethodTypeDesc.of(
              ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
      code.invokestatic(OBJECTS, "equals", equals).ifeq(different);
    }
  }

  /** Replaces the value on the stack by its hash code. */
  void hash(CodeBuilder code) {
    ClassDesc of = type.isPrimitive() ? type : ConstantDescs.CD_Object;
    ClassDesc owner = type.isPrimitive() ? box() : OBJECTS;
    code.invokestatic(owner, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, of));
  }

  /** Returns as what values are appended to text. */
  ClassDesc printed() {
    return switch (TypeKind.from(type)) {
      case REFERENCE -> ConstantDescs.CD_Object;
      case BYTE, SHORT -> ConstantDescs.CD_int;
      default -> type;
    };
  }

  private ClassDesc box() {
    return switch (TypeKind.from(type)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalStateException(type + " has no box");
    };
  }
}
