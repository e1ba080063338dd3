package io.jenkins.plugins.delphixpipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What classes declare, read from their class files without loading them: a folder first, then the test class path. */
public final class ClassPathModel {
    private final Path folder;
    private final Map<String, Optional<Declared>> known = new HashMap<>();

    /** @param folder of compiled classes that win over the class path; null for none */
    public ClassPathModel(Path folder) {
        this.folder = folder;
    }

    /**
     * A class as declared.
     *
     * @param members {@code name + descriptor} of methods, {@code name:descriptor} of fields, with their flags
     */
    public record Declared(
            String name, int access, String parent, List<String> interfaces, Map<String, Integer> members) {
        public boolean isInterface() {
            return (access & Opcodes.ACC_INTERFACE) != 0;
        }
    }

    public static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    public Optional<Declared> find(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<Declared> read(String name) {
        String file = name + ".class";
        try (InputStream in = folder != null && Files.exists(folder.resolve(file))
                ? Files.newInputStream(folder.resolve(file))
                : ClassPathModel.class.getClassLoader().getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(declared(new ClassReader(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Declared declared(ClassReader reader) {
        Map<String, Integer> members = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String sign, String[] thrown) {
                        members.put(name + type, access);
                        return null;
                    }

                    @Override
                    public FieldVisitor visitField(int access, String name, String type, String sign, Object value) {
                        members.put(name + ":" + type, access);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE);
        return new Declared(
                reader.getClassName(),
                reader.getAccess(),
                reader.getSuperName(),
                List.of(reader.getInterfaces()),
                members);
    }

    /** The flags of a member, declared or inherited; empty when there is none or a supertype is missing. */
    public Optional<Integer> member(String owner, String key) {
        Deque<String> open = new ArrayDeque<>(List.of(owner));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.poll();
            Optional<Declared> found = seen.add(name) ? find(name) : Optional.empty();
            if (found.isEmpty()) {
                continue;
            }
            Integer access = found.get().members().get(key);
            if (access != null) {
                return Optional.of(access);
            }
            if (found.get().parent() != null) {
                open.add(found.get().parent());
            }
            open.addAll(found.get().interfaces());
        }
        // Every interface has what Object has.
        return owner.equals("java/lang/Object")
                ? Optional.empty()
                : find("java/lang/Object").map(Declared::members).map(all -> all.get(key));
    }
}
