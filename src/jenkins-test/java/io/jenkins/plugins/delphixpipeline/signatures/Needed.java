package io.jenkins.plugins.delphixpipeline.signatures;

import static io.jenkins.plugins.delphixpipeline.signatures.RealClasses.has;
import static io.jenkins.plugins.delphixpipeline.signatures.RealClasses.isInBothBuilds;
import static io.jenkins.plugins.delphixpipeline.signatures.RealClasses.isJenkins;
import static io.jenkins.plugins.delphixpipeline.signatures.RealClasses.isOpen;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which types of Jenkins, and which of their members, the plugin's classes need to compile: what they refer to, what they
 * override, and whatever those declarations name in their turn.
 */
final class Needed {
    private final RealClasses real;
    private final Map<String, Set<String>> members = new TreeMap<>();
    private final Set<String> extended = new TreeSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    Needed(RealClasses real) {
        this.real = real;
    }

    /** A class of ours. */
    void addUser(ClassNode user, Uses uses) {
        addUses(uses);
        Set<String> ancestors = real.ancestors(user);
        ancestors.stream().filter(RealClasses::isJenkins).forEach(extended::add);
        for (MethodNode method : user.methods) {
            if (!method.name.startsWith("<") && !has(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) {
                overridden(ancestors, method.name + method.desc);
            }
        }
    }

    /** A signature written by hand: it is what it is, and the generated ones have to go with it. */
    void addHandWritten(ClassNode signature, Uses uses) {
        addUses(uses);
        real.find(signature.name).ifPresent(genuine -> signature.methods.stream()
                .filter(method -> method.name.equals("<init>") && !has(method.access, Opcodes.ACC_PRIVATE))
                .forEach(method -> member(genuine, method.name + method.desc)));
    }

    private void addUses(Uses uses) {
        uses.types().forEach(this::type);
        uses.members().forEach(member -> real.find(member.owner()).ifPresent(owner -> nearest(owner, member.key())));
    }

    private void overridden(Set<String> ancestors, String key) {
        ancestors.stream()
                .filter(RealClasses::isJenkins)
                .flatMap(name -> real.find(name).stream())
                .filter(above -> RealClasses.declares(above, key))
                .findFirst()
                .ifPresent(above -> member(above, key));
    }

    private void nearest(ClassNode owner, String key) {
        real.declaring(owner, key).stream().findFirst().ifPresent(found -> member(found, key));
    }

    private void type(String name) {
        String element =
                name.startsWith("[") ? Type.getType(name).getElementType().getInternalName() : name;
        if (isJenkins(element) && real.find(element).isPresent() && !members.containsKey(element)) {
            members.put(element, new TreeSet<>());
            open.add(element);
        }
    }

    private void member(ClassNode owner, String key) {
        if (!isJenkins(owner.name)) {
            return;
        }
        type(owner.name);
        Optional<MethodNode> method = RealClasses.method(owner, key);
        if (method.isPresent() && has(method.get().access, Opcodes.ACC_SYNTHETIC)) {
            // A bridge: what is written in the source is the method that it leads to.
            owner.methods.stream()
                    .filter(other -> other.name.equals(method.get().name) && isOpen(other.access))
                    .filter(other -> Type.getArgumentCount(other.desc) == Type.getArgumentCount(method.get().desc))
                    .forEach(other -> member(owner, other.name + other.desc));
        } else if (members.get(owner.name).add(key)) {
            method.ifPresent(found -> {
                typesOf(found.signature == null ? found.desc : found.signature);
                found.exceptions.forEach(this::type);
            });
            RealClasses.field(owner, key)
                    .ifPresent(found -> typesOf(found.signature == null ? found.desc : found.signature));
        }
    }

    private void typesOf(String signature) {
        new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
            private String current;

            @Override
            public void visitClassType(String name) {
                current = name;
                type(name);
            }

            @Override
            public void visitInnerClassType(String name) {
                current += "$" + name;
                type(current);
            }
        });
    }

    /** Follows every declaration to what it names, until nothing new turns up. */
    Needed complete() {
        follow();
        extended.stream().filter(members::containsKey).map(real::get).forEach(this::closedNames);
        follow();
        return this;
    }

    private void follow() {
        int before = -1;
        while (before != size()) {
            before = size();
            while (!open.isEmpty()) {
                shape(real.get(open.poll()));
            }
            for (String name : List.copyOf(members.keySet())) {
                ClassNode type = real.get(name);
                new Supertypes(real, this, type).mentioned().forEach(this::type);
                implementing(type);
            }
        }
    }

    private int size() {
        return members.size() + members.values().stream().mapToInt(Set::size).sum();
    }

    /** What a type declares in any case. */
    private void shape(ClassNode type) {
        int nested = type.name.lastIndexOf('$');
        if (nested > 0) {
            type(type.name.substring(0, nested));
        }
        if (type.signature != null) {
            new SignatureReader(formal(type.signature)).accept(new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitClassType(String name) {
                    if (!name.equals("java/lang/Object")) {
                        type(name);
                    }
                }
            });
        }
        for (FieldNode field : type.fields) {
            // Constants are inlined: no class file tells who uses them.
            boolean constant = field.value != null && isOpen(field.access);
            if (constant || has(field.access, Opcodes.ACC_ENUM)) {
                member(type, field.name + ":" + field.desc);
            }
        }
        if (has(type.access, Opcodes.ACC_ANNOTATION)) {
            type.methods.forEach(method -> member(type, method.name + method.desc));
        }
    }

    /** The type parameters alone, as a signature by itself. */
    private static String formal(String signature) {
        if (!signature.startsWith("<")) {
            return "Ljava/lang/Object;";
        }
        int depth = 0;
        int end = 0;
        do {
            char at = signature.charAt(end++);
            depth += at == '<' ? 1 : at == '>' ? -1 : 0;
        } while (depth > 0);
        return signature.substring(0, end) + "Ljava/lang/Object;";
    }

    /** A class that is not abstract has all that its supertypes leave open, and every class has a constructor. */
    private void implementing(ClassNode type) {
        if (has(type.access, Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) {
            return;
        }
        if (members.get(type.name).stream().noneMatch(key -> key.startsWith("<init>"))) {
            type.methods.stream()
                    .filter(method -> method.name.equals("<init>") && !has(method.access, Opcodes.ACC_SYNTHETIC))
                    .min(Comparator.comparing((MethodNode method) -> has(method.access, Opcodes.ACC_PRIVATE))
                            .thenComparing(method -> !isOpen(method.access))
                            .thenComparing(method -> has(method.access, Opcodes.ACC_DEPRECATED))
                            .thenComparing(method -> Type.getArgumentCount(method.desc))
                            .thenComparing(method -> method.desc))
                    .ifPresent(method -> member(type, method.name + method.desc));
        }
        if (!has(type.access, Opcodes.ACC_ABSTRACT)) {
            real.ancestors(type).stream()
                    .flatMap(name -> real.find(name).stream())
                    .flatMap(this::leftOpen)
                    .distinct()
                    .forEach(key -> real.declaring(type, key).stream()
                            .filter(found -> RealClasses.method(found, key)
                                    .filter(method -> !has(method.access, Opcodes.ACC_ABSTRACT))
                                    .isPresent())
                            .findFirst()
                            .ifPresent(found -> member(found, key)));
        }
    }

    private Stream<String> leftOpen(ClassNode above) {
        return above.methods.stream()
                .filter(method -> has(method.access, Opcodes.ACC_ABSTRACT))
                .map(method -> method.name + method.desc)
                .filter(key -> isInBothBuilds(above.name)
                        || members.getOrDefault(above.name, Set.of()).contains(key));
    }

    /**
     * A class of ours may not take the name of a static or final method of a class that it extends. So these are declared as
     * well, as far as their types are there anyway.
     */
    private void closedNames(ClassNode type) {
        for (MethodNode method : type.methods) {
            boolean closed = has(method.access, Opcodes.ACC_STATIC | Opcodes.ACC_FINAL) && isOpen(method.access);
            boolean atHand = Stream.concat(
                            Stream.of(Type.getReturnType(method.desc)), Stream.of(Type.getArgumentTypes(method.desc)))
                    .map(named -> named.getSort() == Type.ARRAY ? named.getElementType() : named)
                    .filter(named -> named.getSort() == Type.OBJECT)
                    .allMatch(named -> isInBothBuilds(named.getInternalName()) || isNeeded(named.getInternalName()));
            boolean declared = !has(type.access, Opcodes.ACC_INTERFACE) && !method.name.startsWith("<");
            if (closed && atHand && declared) {
                member(type, method.name + method.desc);
            }
        }
    }

    boolean isNeeded(String type) {
        return members.containsKey(type);
    }

    /** Whether a member is needed: in its own type, above, or in a type below that has its own in reality. */
    boolean isUsed(String type, String key) {
        Set<String> above = real.ancestors(real.get(type));
        return members.entrySet().stream()
                        .filter(needed -> needed.getValue().contains(key))
                        .map(Map.Entry::getKey)
                        .anyMatch(other -> other.equals(type)
                                || above.contains(other)
                                || real.ancestors(real.get(other)).contains(type))
                || above.stream()
                        .filter(RealClasses::isInBothBuilds)
                        .flatMap(name -> real.find(name).stream())
                        .anyMatch(found -> RealClasses.declares(found, key));
    }

    Set<String> types() {
        return members.keySet();
    }

    Set<String> members(String type) {
        return members.getOrDefault(type, Set.of());
    }
}
