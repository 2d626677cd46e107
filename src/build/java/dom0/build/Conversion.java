package dom0.build;

import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** From one type to another, as a lambda's arguments and result are converted (JLS 15.13.2). */
final class Conversion {
  private static final Map<Type, String> BOXES =
      Map.of(
          Type.BOOLEAN_TYPE, "java/lang/Boolean",
          Type.CHAR_TYPE, "java/lang/Character",
          Type.BYTE_TYPE, "java/lang/Byte",
          Type.SHORT_TYPE, "java/lang/Short",
          Type.INT_TYPE, "java/lang/Integer",
          Type.FLOAT_TYPE, "java/lang/Float",
          Type.LONG_TYPE, "java/lang/Long",
          Type.DOUBLE_TYPE, "java/lang/Double");
  private static final Map<String, Type> PRIMITIVES =
      BOXES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private Conversion() {}

  /** The class of a primitive type's values as objects. */
  static String box(Type primitive) {
    String box = BOXES.get(primitive);
    if (box == null) {
      throw new IllegalStateException(primitive + " is no primitive type");
    }
    return box;
  }

  static boolean isPrimitive(Type type) {
    return BOXES.containsKey(type);
  }

  /** A reference is also one of another type, which the compiler knew. */
  static void cast(MethodVisitor code, Type have, Type want) {
    if (!isPrimitive(want) && !have.equals(want)) {
      code.visitTypeInsn(Opcodes.CHECKCAST, want.getInternalName());
    }
  }

  /** The value on top of the stack. */
  static void convert(MethodVisitor code, Type have, Type want) {
    if (isPrimitive(have) && isPrimitive(want)) {
      widen(code, have, want);
    } else if (isPrimitive(have)) {
      String type = Type.getMethodDescriptor(Type.getObjectType(box(have)), have);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, box(have), "valueOf", type, false);
    } else if (isPrimitive(want)) {
      unbox(code, have, want);
    } else if (!want.getInternalName().equals("java/lang/Object")) {
      cast(code, have, want);
    }
  }

  private static void unbox(MethodVisitor code, Type have, Type want) {
    Type primitive = PRIMITIVES.getOrDefault(have.getInternalName(), want);
    cast(code, have, Type.getObjectType(box(primitive)));
    String value = primitive.getClassName() + "Value";
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box(primitive), value, "()" + primitive, false);
    widen(code, primitive, want);
  }

  private static void widen(MethodVisitor code, Type have, Type want) {
    boolean small = have.getSort() <= Type.INT && have.getSort() != Type.BOOLEAN;
    if (small && want.equals(Type.LONG_TYPE)) {
      code.visitInsn(Opcodes.I2L);
    } else if (!have.equals(want) && !(small && want.equals(Type.INT_TYPE))) {
      throw new IllegalStateException("a lambda makes a %s of a %s".formatted(want, have));
    }
  }
}
