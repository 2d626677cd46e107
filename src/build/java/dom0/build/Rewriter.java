package dom0.build;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One class without invokedynamic, and the classes that stand for its lambdas. */
final class Rewriter extends ClassVisitor {
  private final ClassWriter writer;
  private final String name;
  private final Map<String, byte[]> lambdas = new LinkedHashMap<>();
  private final Map<String, Object[]> recordMethods = new LinkedHashMap<>();
  private String host;

  private Rewriter(ClassReader reader, ClassWriter writer) {
    super(Opcodes.ASM9, writer);
    this.writer = writer;
    this.name = reader.getClassName();
    this.host = name;
  }

  static Rewriter of(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Rewriter rewriter = new Rewriter(reader, new ClassWriter(reader, 0));
    reader.accept(rewriter, 0);
    return rewriter;
  }

  /** Whether there was anything to do. */
  boolean changed() {
    return !lambdas.isEmpty() || !recordMethods.isEmpty();
  }

  byte[] bytes() {
    return writer.toByteArray();
  }

  /** By name. Each is a member of the host's nest: lambdas' bodies are private methods. */
  Map<String, byte[]> lambdas() {
    return lambdas;
  }

  String host() {
    return host;
  }

  @Override
  public void visitNestHost(String nestHost) {
    host = nestHost;
    super.visitNestHost(nestHost);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String type, String generic, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, method, type, generic, exceptions);
    return new MethodVisitor(Opcodes.ASM9, next) {
      @Override
      public void visitInvokeDynamicInsn(
          String called, String site, Handle bootstrap, Object... arguments) {
        String by = bootstrap.getOwner() + "." + bootstrap.getName();
        switch (by) {
          case "java/lang/invoke/LambdaMetafactory.metafactory" ->
              super.visitMethodInsn(
                  Opcodes.INVOKESTATIC,
                  lambda(called, site, arguments),
                  LambdaClass.MAKE,
                  site,
                  false);
          case "java/lang/runtime/ObjectMethods.bootstrap" -> {
            recordMethods.put(called, arguments);
            super.visitMethodInsn(
                Opcodes.INVOKESTATIC, name, RecordMethods.named(called), site, false);
          }
          default ->
              throw new IllegalStateException(
                  "%s.%s is made by %s, which is not known here".formatted(name, method, by));
        }
      }
    };
  }

  private String lambda(String called, String site, Object... arguments) {
    String lambda = name + Lambdas.MADE + lambdas.size();
    Type type = (Type) arguments[0];
    Handle body = (Handle) arguments[1];
    Type exact = (Type) arguments[2];
    LambdaClass made = new LambdaClass(lambda, host, Type.getMethodType(site));
    lambdas.put(lambda, made.calling(body, new LambdaClass.Called(called, type, exact)));
    return lambda;
  }

  @Override
  public void visitEnd() {
    recordMethods.forEach(
        (called, arguments) -> new RecordMethods(name, arguments).add(called, this));
    super.visitEnd();
  }
}
