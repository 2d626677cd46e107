package dom0.build;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The members of a class's nest, which it names itself: they may use its private methods. */
final class Members {
  private Members() {}

  static Set<String> of(byte[] host) {
    Set<String> members = new HashSet<>();
    new ClassReader(host)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visitNestMember(String member) {
                members.add(member);
              }
            },
            ClassReader.SKIP_CODE);
    return members;
  }

  /** The class with more of them. */
  static byte[] added(byte[] host, Set<String> more) {
    Set<String> missing = new TreeSet<>(more);
    missing.removeAll(of(host));
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(host)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visitEnd() {
                missing.forEach(super::visitNestMember);
                super.visitEnd();
              }
            },
            0);
    return writer.toByteArray();
  }
}
