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

  private static final Map<String, Integer> WIDENING =
      Map.of(
          "IJ", Opcodes.I2L,
          "IF", Opcodes.I2F,
          "ID", Opcodes.I2D,
          "JF", Opcodes.L2F,
          "JD", Opcodes.L2D,
          "FD", Opcodes.F2D);

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

  /**
   * What is not known to be a box is one of any number, unless it must be one of the type itself.
   */
  private static void unbox(MethodVisitor code, Type have, Type want) {
    boolean number = !want.equals(Type.BOOLEAN_TYPE) && !want.equals(Type.CHAR_TYPE);
    Type known = PRIMITIVES.get(have.getInternalName());
    Type primitive = known == null ? want : known;
    String box = known == null && number ? "java/lang/Number" : box(primitive);
    cast(code, have, Type.getObjectType(box));
    String value = primitive.getClassName() + "Value";
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, value, "()" + primitive, false);
    widen(code, primitive, want);
  }

  /** JLS 5.1.2 */
  private static void widen(MethodVisitor code, Type have, Type want) {
    String from = onStack(have);
    String to = onStack(want);
    Integer way = WIDENING.get(from + to);
    if (way != null) {
      code.visitInsn(way);
    } else if (!from.equals(to)) {
      throw new IllegalStateException("a lambda makes a %s of a %s".formatted(want, have));
    }
  }

  /** What is smaller than an int is one there. */
  private static String onStack(Type type) {
    boolean small = type.getSort() < Type.INT && !type.equals(Type.BOOLEAN_TYPE);
    return (small ? Type.INT_TYPE : type).getDescriptor();
  }
}
