package dom0.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class that stands for one lambda: its fields are what the lambda captures. */
final class LambdaClass {
  /** The static method that makes one, of what is captured. */
  static final String MAKE = "make";

  private static final String CONSTRUCTOR = "<init>";
  private static final String OBJECT = "java/lang/Object";

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final String name;
  private final Type[] captured;

  /**
   * @param host of the nest that it belongs to
   * @param site what is captured, and the interface
   */
  LambdaClass(String name, String host, Type site) {
    this.name = name;
    this.captured = site.getArgumentTypes();
    String[] interfaces = {site.getReturnType().getInternalName()};
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    writer.visit(Opcodes.V17, access, name, null, OBJECT, interfaces);
    writer.visitNestHost(host);
    constructor();
    make(site);
  }

  /**
   * The interface's method.
   *
   * @param type as the interface declares it
   * @param exact its types in this lambda
   */
  record Called(String name, Type type, Type exact) {}

  /** The class, whose method calls the lambda's body. */
  byte[] calling(Handle body, Called called) {
    MethodVisitor code = method(Opcodes.ACC_PUBLIC, called.name, called.type);
    boolean makes = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    if (makes) {
      code.visitTypeInsn(Opcodes.NEW, body.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    for (int i = 0; i < captured.length; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, name, field(i), captured[i].getDescriptor());
    }
    List<Type> parameters = parameters(body);
    arguments(code, called, parameters.subList(captured.length, parameters.size()));
    code.visitMethodInsn(
        opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    Type result = makes ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    result(code, result, called.type.getReturnType());
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static String field(int i) {
    return "captured" + i;
  }

  private MethodVisitor method(int access, String method, Type type) {
    MethodVisitor code =
        writer.visitMethod(
            access | Opcodes.ACC_SYNTHETIC, method, type.getDescriptor(), null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int instruction) {
    code.visitInsn(instruction);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private Type constructorType() {
    return Type.getMethodType(Type.VOID_TYPE, captured);
  }

  private void constructor() {
    MethodVisitor code = method(Opcodes.ACC_PRIVATE, CONSTRUCTOR, constructorType());
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, CONSTRUCTOR, "()V", false);
    int slot = 1;
    for (int i = 0; i < captured.length; i++) {
      String type = captured[i].getDescriptor();
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
      writer.visitField(access, field(i), type, null, null).visitEnd();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), slot);
      code.visitFieldInsn(Opcodes.PUTFIELD, name, field(i), type);
      slot += captured[i].getSize();
    }
    end(code, Opcodes.RETURN);
  }

  private void make(Type site) {
    MethodVisitor code = method(Opcodes.ACC_STATIC, MAKE, site);
    code.visitTypeInsn(Opcodes.NEW, name);
    code.visitInsn(Opcodes.DUP);
    int slot = 0;
    for (Type type : captured) {
      code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
      slot += type.getSize();
    }
    String constructor = constructorType().getDescriptor();
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, CONSTRUCTOR, constructor, false);
    end(code, Opcodes.ARETURN);
  }

  /** All that the body takes; what it is called on comes first. */
  private static List<Type> parameters(Handle body) {
    List<Type> parameters = new ArrayList<>();
    int tag = body.getTag();
    if (tag != Opcodes.H_INVOKESTATIC && tag != Opcodes.H_NEWINVOKESPECIAL) {
      parameters.add(Type.getObjectType(body.getOwner()));
    }
    parameters.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
    return parameters;
  }

  private static void arguments(MethodVisitor code, Called called, List<Type> parameters) {
    Type[] declared = called.type.getArgumentTypes();
    Type[] exact = called.exact.getArgumentTypes();
    int slot = 1;
    for (int i = 0; i < declared.length; i++) {
      code.visitVarInsn(declared[i].getOpcode(Opcodes.ILOAD), slot);
      slot += declared[i].getSize();
      Conversion.cast(code, declared[i], exact[i]);
      Conversion.convert(code, exact[i], parameters.get(i));
    }
  }

  private static int opcode(Handle body) {
    return switch (body.getTag()) {
      case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
      case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
      default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    };
  }

  private static void result(MethodVisitor code, Type have, Type want) {
    if (want.getSort() != Type.VOID) {
      Conversion.convert(code, have, want);
    } else if (have.getSort() != Type.VOID) {
      code.visitInsn(have.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
    }
    end(code, want.getOpcode(Opcodes.IRETURN));
  }
}
