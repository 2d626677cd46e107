package dom0.build;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What {@code java.lang.runtime.ObjectMethods} would make of a record's components. */
final class RecordMethods {
  private static final String BUILDER = "java/lang/StringBuilder";
  private static final String OBJECTS = "java/util/Objects";
  private static final int STATIC =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

  private final String name;
  private final List<Handle> getters;

  /**
   * @param name the record's
   * @param arguments those of the bootstrap method, the getters among them
   */
  RecordMethods(String name, Object... arguments) {
    this.name = name;
    this.getters =
        Stream.of(arguments).filter(Handle.class::isInstance).map(Handle.class::cast).toList();
  }

  /** What the method is called that does the work of one. */
  static String named(String method) {
    return "record$" + method;
  }

  /** Adds that method to the class. */
  void add(String method, ClassVisitor to) {
    switch (method) {
      case "equals" -> addEquals(to);
      case "hashCode" -> addHashCode(to);
      case "toString" -> addToString(to);
      default -> throw new IllegalStateException("records have no " + method);
    }
  }

  private MethodVisitor method(ClassVisitor to, String method, String type) {
    MethodVisitor code = to.visitMethod(STATIC, named(method), type.formatted(name), null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int instruction) {
    code.visitInsn(instruction);
    code.visitMaxs(6, 2); // no long or double needs more
    code.visitEnd();
  }

  private static void get(MethodVisitor code, Handle getter) {
    code.visitFieldInsn(Opcodes.GETFIELD, getter.getOwner(), getter.getName(), getter.getDesc());
  }

  private void addEquals(ClassVisitor to) {
    MethodVisitor code = method(to, "equals", "(L%s;Ljava/lang/Object;)Z");
    Label differs = new Label();
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitTypeInsn(Opcodes.INSTANCEOF, name);
    code.visitJumpInsn(Opcodes.IFEQ, differs);
    for (Handle getter : getters) {
      Type type = Type.getType(getter.getDesc());
      code.visitVarInsn(Opcodes.ALOAD, 0);
      get(code, getter);
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.CHECKCAST, name);
      get(code, getter);
      if (Conversion.isPrimitive(type)) {
        String types = Type.getMethodDescriptor(Type.INT_TYPE, type, type);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, Conversion.box(type), "compare", types, false);
        code.visitJumpInsn(Opcodes.IFNE, differs);
      } else {
        String types = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OBJECTS, "equals", types, false);
        code.visitJumpInsn(Opcodes.IFEQ, differs);
      }
    }
    code.visitInsn(Opcodes.ICONST_1);
    code.visitInsn(Opcodes.IRETURN);
    code.visitLabel(differs);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.ICONST_0);
    end(code, Opcodes.IRETURN);
  }

  private void addHashCode(ClassVisitor to) {
    MethodVisitor code = method(to, "hashCode", "(L%s;)I");
    code.visitInsn(Opcodes.ICONST_0);
    for (Handle getter : getters) {
      Type type = Type.getType(getter.getDesc());
      boolean primitive = Conversion.isPrimitive(type);
      code.visitIntInsn(Opcodes.BIPUSH, 31);
      code.visitInsn(Opcodes.IMUL);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      get(code, getter);
      code.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          primitive ? Conversion.box(type) : OBJECTS,
          "hashCode",
          primitive ? "(" + type + ")I" : "(Ljava/lang/Object;)I",
          false);
      code.visitInsn(Opcodes.IADD);
    }
    end(code, Opcodes.IRETURN);
  }

  private void addToString(ClassVisitor to) {
    MethodVisitor code = method(to, "toString", "(L%s;)Ljava/lang/String;");
    code.visitTypeInsn(Opcodes.NEW, BUILDER);
    code.visitInsn(Opcodes.DUP);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
    int simple = Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1;
    String before = name.substring(simple).replaceFirst("^\\d+", "") + "[";
    for (Handle getter : getters) {
      append(code, before + getter.getName() + "=");
      code.visitVarInsn(Opcodes.ALOAD, 0);
      get(code, getter);
      append(code, Type.getType(getter.getDesc()));
      before = ", ";
    }
    append(code, getters.isEmpty() ? before + "]" : "]");
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()Ljava/lang/String;", false);
    end(code, Opcodes.ARETURN);
  }

  private static void append(MethodVisitor code, String text) {
    code.visitLdcInsn(text);
    append(code, Type.getType(String.class));
  }

  private static void append(MethodVisitor code, Type type) {
    boolean small = type.equals(Type.BYTE_TYPE) || type.equals(Type.SHORT_TYPE);
    Type object = Type.getType(Object.class);
    Type taken = small ? Type.INT_TYPE : Conversion.isPrimitive(type) ? type : object;
    String types = Type.getMethodDescriptor(Type.getObjectType(BUILDER), taken);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", types, false);
  }
}
