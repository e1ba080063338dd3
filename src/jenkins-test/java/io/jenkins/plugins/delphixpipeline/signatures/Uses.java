package io.jenkins.plugins.delphixpipeline.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** Everything that a class file refers to, annotations and dynamic calls included. */
public final class Uses {
    private static final Set<Integer> STATIC_HANDLES =
            Set.of(Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC, Opcodes.H_INVOKESTATIC);

    private final Set<String> types = new TreeSet<>();
    private final List<Member> members = new ArrayList<>();

    /**
     * One use of a method or field.
     *
     * @param key {@code name + descriptor} of a method, {@code name:descriptor} of a field
     */
    public record Member(String owner, String key, boolean method, boolean fromInterface, boolean isStatic) {}

    public static Uses of(ClassReader reader) {
        Uses found = new Uses();
        Remapper listening = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                found.types.add(name);
                return name;
            }
        };
        // Into a node and not into nothing: what nobody visits, the remapper leaves out, and with it the bodies of
        // methods.
        reader.accept(new ClassRemapper(new ClassNode(), listening), 0);
        reader.accept(found.new Members(), 0);
        return found;
    }

    public Set<String> types() {
        return types;
    }

    public List<Member> members() {
        return members;
    }

    private final class Members extends ClassVisitor {
        Members() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String sign, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int code, String owner, String called, String with, boolean fromInterface) {
                    if (!owner.startsWith("[")) {
                        boolean isStatic = code == Opcodes.INVOKESTATIC;
                        members.add(new Member(owner, called + with, true, fromInterface, isStatic));
                    }
                }

                @Override
                public void visitFieldInsn(int code, String owner, String field, String of) {
                    boolean isStatic = code == Opcodes.GETSTATIC || code == Opcodes.PUTSTATIC;
                    members.add(new Member(owner, field + ":" + of, false, false, isStatic));
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String with, Handle bootstrap, Object... arguments) {
                    if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                        String implemented = Type.getReturnType(with).getInternalName();
                        members.add(new Member(implemented, called + arguments[0], true, true, false));
                    }
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            members.add(of(handle));
                        }
                    }
                }
            };
        }

        private Member of(Handle handle) {
            boolean field = handle.getTag() <= Opcodes.H_PUTSTATIC;
            String key = handle.getName() + (field ? ":" : "") + handle.getDesc();
            boolean isStatic = STATIC_HANDLES.contains(handle.getTag());
            return new Member(handle.getOwner(), key, !field, handle.isInterface(), isStatic);
        }
    }
}
