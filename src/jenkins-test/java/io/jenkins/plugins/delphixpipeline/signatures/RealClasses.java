package io.jenkins.plugins.delphixpipeline.signatures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The real classes on the class path, read without loading them. */
final class RealClasses {
    /** Where the types live that are not on Maven Central. */
    private static final List<String> JENKINS = List.of(
            "hudson/",
            "jenkins/",
            "com/cloudbees/",
            "io/jenkins/plugins/",
            "net/sf/json/",
            "org/jenkinsci/",
            "org/jvnet/hudson/",
            "org/kohsuke/stapler/",
            "org/springframework/");

    private static final List<String> IN_BOTH_BUILDS = List.of(
            "java/",
            "jakarta/servlet/",
            "com/fasterxml/jackson/",
            "com/github/benmanes/caffeine/",
            "com/google/common/",
            "groovy/",
            "net/java/sezpoz/",
            "okhttp3/",
            "org/jvnet/localizer/");

    private static final String OURS = "io/jenkins/plugins/delphixpipeline/";

    private final Map<String, Optional<ClassNode>> known = new HashMap<>();

    static boolean isJenkins(String type) {
        return !type.startsWith(OURS) && JENKINS.stream().anyMatch(type::startsWith);
    }

    /** Whether both builds have the real type. */
    static boolean isInBothBuilds(String type) {
        return IN_BOTH_BUILDS.stream().anyMatch(type::startsWith);
    }

    static boolean has(int access, int flag) {
        return (access & flag) != 0;
    }

    /** Makes one of our own classes known. */
    void add(ClassNode ours) {
        known.put(ours.name, Optional.of(ours));
    }

    Optional<ClassNode> find(String type) {
        return known.computeIfAbsent(type, this::read);
    }

    ClassNode get(String type) {
        return find(type).orElseThrow(() -> new IllegalStateException("no real class " + type));
    }

    private Optional<ClassNode> read(String type) {
        try (InputStream in = RealClasses.class.getClassLoader().getResourceAsStream(type + ".class")) {
            return in == null ? Optional.empty() : Optional.of(read(new ClassReader(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassNode read(ClassReader reader) {
        ClassNode node = new ClassNode();
        // Debug information stays: it has the names of the parameters.
        reader.accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    static List<String> parents(ClassNode type) {
        List<String> all = new ArrayList<>();
        if (type.superName != null) {
            all.add(type.superName);
        }
        all.addAll(type.interfaces);
        return all;
    }

    /** A type's supertypes, nearest first, without itself. */
    Set<String> ancestors(ClassNode type) {
        Set<String> all = new LinkedHashSet<>(parents(type));
        List<String> open = new ArrayList<>(all);
        while (!open.isEmpty()) {
            List<String> above = new ArrayList<>();
            for (String name : open) {
                find(name).ifPresent(found -> above.addAll(parents(found)));
            }
            above.removeIf(name -> !all.add(name));
            open = above;
        }
        return all;
    }

    static Optional<MethodNode> method(ClassNode type, String key) {
        return type.methods.stream()
                .filter(method -> (method.name + method.desc).equals(key))
                .findFirst();
    }

    static Optional<FieldNode> field(ClassNode type, String key) {
        return type.fields.stream()
                .filter(field -> (field.name + ":" + field.desc).equals(key))
                .findFirst();
    }

    static boolean declares(ClassNode type, String key) {
        return method(type, key).isPresent() || field(type, key).isPresent();
    }

    /** The types, nearest first, that declare a member above or in one. */
    List<ClassNode> declaring(ClassNode type, String key) {
        if (declares(type, key)) {
            return List.of(type);
        }
        return ancestors(type).stream()
                .flatMap(name -> find(name).stream())
                .filter(above -> declares(above, key))
                .toList();
    }

    static boolean isOpen(int access) {
        return has(access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) && !has(access, Opcodes.ACC_SYNTHETIC);
    }
}
