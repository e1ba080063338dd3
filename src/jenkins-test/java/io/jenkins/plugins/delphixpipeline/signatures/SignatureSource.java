package io.jenkins.plugins.delphixpipeline.signatures;

import static io.jenkins.plugins.delphixpipeline.signatures.RealClasses.has;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The source of one signature: the needed part of a real class, as declarations that do nothing. */
final class SignatureSource {
    private static final String BODY = " {\n    throw new UnsupportedOperationException(\"signature only\");\n}";

    private final RealClasses real;
    private final Needed needed;

    SignatureSource(RealClasses real, Needed needed) {
        this.real = real;
        this.needed = needed;
    }

    /** @param name of a top level type */
    String file(String name) {
        String folder = name.substring(0, name.lastIndexOf('/'));
        return "// Generated from the real class; SignaturesTest says how. Do not edit.\npackage "
                + Generics.name(folder) + ";\n\n@SuppressWarnings({\"rawtypes\", \"unchecked\", \"deprecation\"})\n"
                + declaration(real.get(name)) + "\n";
    }

    private String declaration(ClassNode type) {
        int access = type.innerClasses.stream()
                .filter(inner -> inner.name.equals(type.name))
                .map(inner -> inner.access)
                .findFirst()
                .orElse(type.access);
        Supertypes above = new Supertypes(real, needed, type);
        List<String> body = new ArrayList<>();
        if (has(access, Opcodes.ACC_ENUM)) {
            body.add(type.fields.stream()
                            .filter(field -> has(field.access, Opcodes.ACC_ENUM))
                            .map(field -> field.name)
                            .collect(Collectors.joining(", "))
                    + ";");
        }
        type.fields.stream()
                .filter(field -> needed.members(type.name).contains(field.name + ":" + field.desc))
                .filter(field -> !has(field.access, Opcodes.ACC_ENUM))
                .forEach(field -> body.add(field(type, field)));
        type.methods.stream()
                .filter(method -> needed.members(type.name).contains(method.name + method.desc))
                .filter(method -> !has(access, Opcodes.ACC_ENUM) || !isImplied(type, method))
                .forEach(method -> body.add(method(type, method, above)));
        type.innerClasses.stream()
                .filter(inner -> type.name.equals(inner.outerName) && needed.isNeeded(inner.name))
                .map(InnerClassNode.class::cast)
                .forEach(inner -> body.add(declaration(real.get(inner.name))));
        String text = body.stream().map(part -> part.indent(4)).collect(Collectors.joining("\n"));
        return annotations(type) + head(type, access, above) + " {\n" + text + "}";
    }

    /** What a class has in any case: constructors, and what every enumeration has. */
    static boolean isImplied(ClassNode type, MethodNode method) {
        return method.name.equals("<init>")
                || has(type.access, Opcodes.ACC_ENUM)
                        && (method.name.equals("values") || method.name.equals("valueOf"));
    }

    private String head(ClassNode type, int access, Supertypes above) {
        boolean isInterface = has(access, Opcodes.ACC_INTERFACE);
        boolean isEnum = has(access, Opcodes.ACC_ENUM);
        List<String> words = new ArrayList<>(visibility(access));
        if (has(access, Opcodes.ACC_STATIC) && !isInterface && !isEnum) {
            words.add("static");
        }
        if (has(access, Opcodes.ACC_ABSTRACT) && !isInterface && !isEnum) {
            words.add("abstract");
        }
        if (has(access, Opcodes.ACC_FINAL) && !isEnum) {
            words.add("final");
        }
        words.add(
                has(access, Opcodes.ACC_ANNOTATION)
                        ? "@interface"
                        : isInterface ? "interface" : isEnum ? "enum" : "class");
        String formal = type.signature == null
                ? ""
                : Generics.inBrackets(new Generics(type.signature, Map.of(), name -> {}).parameters());
        words.add(Generics.name(type.name).replaceAll(".*\\.", "") + formal);
        if (!above.superclassSource().isEmpty() && !isEnum) {
            words.add("extends " + above.superclassSource());
        }
        List<String> interfaces = new ArrayList<>(above.interfaces());
        interfaces.remove("java.lang.annotation.Annotation");
        if (!interfaces.isEmpty()) {
            words.add((isInterface ? "extends " : "implements ") + String.join(", ", interfaces));
        }
        return String.join(" ", words);
    }

    private static List<String> visibility(int access) {
        return has(access, Opcodes.ACC_PUBLIC)
                ? List.of("public")
                : has(access, Opcodes.ACC_PROTECTED)
                        ? List.of("protected")
                        : has(access, Opcodes.ACC_PRIVATE) ? List.of("private") : List.of();
    }

    private static String field(ClassNode owner, FieldNode field) {
        List<String> words = new ArrayList<>(visibility(field.access));
        for (Map.Entry<Integer, String> flag : Map.of(
                        Opcodes.ACC_STATIC,
                        "static",
                        Opcodes.ACC_FINAL,
                        "final",
                        Opcodes.ACC_TRANSIENT,
                        "transient",
                        Opcodes.ACC_VOLATILE,
                        "volatile")
                .entrySet()
                .stream()
                .sorted(Map.Entry.<Integer, String>comparingByKey())
                .toList()) {
            if (has(field.access, flag.getKey())) {
                words.add(flag.getValue());
            }
        }
        String signature = field.signature == null ? field.desc : field.signature;
        String value = field.value != null
                ? literal(field.value, field.desc)
                : has(field.access, Opcodes.ACC_FINAL) ? notConstant(field.desc) : "";
        return String.join(" ", words) + " " + new Generics(signature, Map.of(), name -> {}).type() + " " + field.name
                + (value.isEmpty() ? "" : " = " + value) + ";";
    }

    /** A constant would be inlined into our classes, and another value than the real one with it. */
    private static String notConstant(String descriptor) {
        int sort = Type.getType(descriptor).getSort();
        return sort == Type.OBJECT || sort == Type.ARRAY
                ? "null"
                : "new " + Type.getType(descriptor).getClassName() + "[1][0]";
    }

    private static String literal(Object value, String descriptor) {
        if (value instanceof String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        return switch (descriptor) {
            case "Z" -> value.equals(1) ? "true" : "false";
            case "J" -> value + "L";
            case "F" -> value + "F";
            default -> "(" + Type.getType(descriptor).getClassName() + ") " + value;
        };
    }

    private String method(ClassNode owner, MethodNode method, Supertypes above) {
        boolean constructor = method.name.equals("<init>");
        boolean inInterface = has(owner.access, Opcodes.ACC_INTERFACE);
        boolean isAbstract = has(method.access, Opcodes.ACC_ABSTRACT) && !has(owner.access, Opcodes.ACC_ENUM);
        Generics text = new Generics(method.signature == null ? method.desc : method.signature, Map.of(), name -> {});
        List<String> words = new ArrayList<>(visibility(method.access));
        if (isAbstract && !inInterface) {
            words.add("abstract");
        }
        if (has(method.access, Opcodes.ACC_STATIC)) {
            words.add("static");
        } else if (inInterface && !isAbstract) {
            words.add("default");
        }
        if (has(method.access, Opcodes.ACC_FINAL)) {
            words.add("final");
        }
        List<String> formal = text.parameters();
        if (!formal.isEmpty()) {
            words.add(Generics.inBrackets(formal));
        }
        String parameters = parameters(method, text);
        String result = text.type();
        words.add(constructor ? Generics.name(owner.name).replaceAll(".*\\.", "") : result + " " + method.name);
        List<String> exceptions = new ArrayList<>();
        while (text.skip('^')) {
            exceptions.add(text.type());
        }
        if (exceptions.isEmpty()) {
            method.exceptions.stream().map(Generics::name).forEach(exceptions::add);
        }
        String thrown = exceptions.isEmpty() ? "" : " throws " + String.join(", ", exceptions);
        String standard = method.annotationDefault == null ? "" : " default " + value(method.annotationDefault);
        String end = isAbstract ? standard + ";" : constructor ? " {\n    " + superCall(above) + "\n}" : BODY;
        return nullness(method.invisibleAnnotations, "\n") + String.join(" ", words) + "(" + parameters + ")" + thrown
                + end;
    }

    private String superCall(Supertypes above) {
        List<Type[]> constructors = needed.members(above.superclass()).stream()
                .filter(member -> member.startsWith("<init>"))
                .map(member -> Type.getArgumentTypes(member.substring("<init>".length())))
                .toList();
        if (constructors.isEmpty()) {
            return "super();";
        }
        Type[] chosen = constructors.get(0);
        return IntStream.range(0, chosen.length)
                .mapToObj(i -> constructors.stream()
                                .filter(other -> other.length == chosen.length)
                                .allMatch(other -> other[i].equals(chosen[i]))
                        ? nothing(chosen[i])
                        : "(" + Generics.name(chosen[i].getClassName()) + ") " + nothing(chosen[i]))
                .collect(Collectors.joining(", ", "super(", ");"));
    }

    private static String nothing(Type type) {
        return switch (type.getSort()) {
            case Type.OBJECT, Type.ARRAY -> "null";
            case Type.BOOLEAN -> "false";
            default -> "0";
        };
    }

    private static String parameters(MethodNode method, Generics text) {
        List<String> all = new ArrayList<>();
        text.skip('(');
        int count = Type.getArgumentCount(method.desc);
        int slot = has(method.access, Opcodes.ACC_STATIC) ? 0 : 1;
        for (int i = 0; !text.skip(')'); i++) {
            String type = text.type();
            if (i == count - 1 && has(method.access, Opcodes.ACC_VARARGS)) {
                type = type.substring(0, type.length() - 2) + "...";
            }
            List<AnnotationNode> marks =
                    method.invisibleParameterAnnotations == null ? null : method.invisibleParameterAnnotations[i];
            all.add(nullness(marks, " ") + type + " " + parameterName(method, i, slot));
            slot += Type.getArgumentTypes(method.desc)[i].getSize();
        }
        return String.join(", ", all);
    }

    private static String parameterName(MethodNode method, int index, int slot) {
        if (method.parameters != null && method.parameters.size() > index) {
            return method.parameters.get(index).name;
        }
        return method.localVariables == null
                ? "argument" + index
                : method.localVariables.stream()
                        .filter(variable -> variable.index == slot)
                        .map(variable -> variable.name)
                        .findFirst()
                        .orElse("argument" + index);
    }

    /** SpotBugs reads these; both builds shall hear the same from it. */
    private static String nullness(List<AnnotationNode> annotations, String end) {
        return Stream.ofNullable(annotations)
                .flatMap(List::stream)
                .map(annotation -> Type.getType(annotation.desc).getClassName())
                .filter(name -> Set.of(
                                "edu.umd.cs.findbugs.annotations.NonNull",
                                "edu.umd.cs.findbugs.annotations.CheckForNull")
                        .contains(name))
                .map(name -> "@" + name + end)
                .collect(Collectors.joining());
    }

    /** What makes an annotation one that is still there at run time, in the places where it may stand. */
    private String annotations(ClassNode type) {
        if (!has(type.access, Opcodes.ACC_ANNOTATION)) {
            return "";
        }
        return Stream.of(type.visibleAnnotations, type.invisibleAnnotations)
                .filter(list -> list != null)
                .flatMap(List::stream)
                .filter(annotation -> annotation.desc.startsWith("Ljava/lang/annotation/")
                        || annotation.desc.startsWith("Lnet/java/sezpoz/")
                        || needed.isNeeded(Type.getType(annotation.desc).getInternalName()))
                .map(annotation -> annotation(annotation) + "\n")
                .collect(Collectors.joining());
    }

    private static String annotation(AnnotationNode annotation) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
            arguments.add(annotation.values.get(i) + " = " + value(annotation.values.get(i + 1)));
        }
        String name = Generics.name(Type.getType(annotation.desc).getInternalName());
        return "@" + name + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")");
    }

    private static String value(Object value) {
        if (value instanceof String[] constant) {
            return Generics.name(Type.getType(constant[0]).getInternalName()) + "." + constant[1];
        }
        if (value instanceof List<?> several) {
            return several.stream().map(SignatureSource::value).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Type type) {
            return Generics.name(type.getClassName()) + ".class";
        }
        return value instanceof AnnotationNode nested
                ? annotation(nested)
                : value instanceof String ? literal(value, "") : value.toString();
    }
}
