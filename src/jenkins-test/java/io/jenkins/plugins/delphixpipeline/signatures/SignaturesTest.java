package io.jenkins.plugins.delphixpipeline.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.delphixpipeline.ClassPathModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * The signatures that the build from Maven Central alone compiles against are generated here, from the real classes. After
 * {@code mvn test-compile}, the following writes them anew:
 *
 * <pre>mvn -Pjenkins -Dtest=SignaturesTest -Dsignatures.write=true test</pre>
 *
 * Otherwise this says when they are out of date. Those that have to work are written by hand, in {@code src/jenkins-api/java};
 * {@code src/jenkins-api/pending} is for declarations that were made where the real classes are not at hand.
 */
class SignaturesTest {
    private static final Path HAND_WRITTEN = Path.of("src/jenkins-api/java");
    private static final Path GENERATED = Path.of("src/jenkins-api/generated");
    private static final Path PENDING = Path.of("src/jenkins-api/pending");
    private static final Path CENTRAL = Path.of("target/classes");
    private static final Path CENTRAL_TESTS = Path.of("target/test-classes");
    private static final Path REAL = Path.of("target/jenkins/target/classes");
    private static final String OURS = "io/jenkins/plugins/delphixpipeline";

    private final RealClasses real = new RealClasses();

    @Test
    void theGeneratedSignaturesAreThoseOfTheRealClasses() throws IOException {
        assumeThat(CENTRAL_TESTS.resolve(OURS))
                .as("classes of the build from Maven Central alone, with its tests")
                .exists();
        Map<String, String> wanted = generate();
        if (Boolean.getBoolean("signatures.write")) {
            write(wanted);
        }
        Map<String, String> present = sources(GENERATED);
        assertThat(different(wanted, present))
                .as("signatures out of date; write them anew as this test's documentation says")
                .isEmpty();
        assertThat(sources(PENDING).keySet())
                .as("declarations that the generated ones replace; -Dsignatures.write=true does it")
                .isEmpty();
    }

    private static Set<String> different(Map<String, String> wanted, Map<String, String> present) {
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(present.keySet());
        names.removeIf(name -> wanted.getOrDefault(name, "").equals(present.getOrDefault(name, "")));
        return names;
    }

    private Map<String, String> generate() throws IOException {
        Set<String> handWritten = sources(HAND_WRITTEN).keySet();
        Needed needed = needed(handWritten);
        SignatureSource source = new SignatureSource(real, needed);
        return needed.types().stream()
                .map(SignaturesTest::outermost)
                .distinct()
                .filter(type -> !handWritten.contains(type))
                .collect(Collectors.toMap(type -> type, source::file, (one, same) -> one, TreeMap::new));
    }

    private Needed needed(Set<String> handWritten) throws IOException {
        Needed needed = new Needed(real);
        List<ClassReader> ours = new ArrayList<>();
        for (Path folder : List.of(REAL.resolve(OURS), CENTRAL.resolve(OURS), CENTRAL_TESTS.resolve(OURS))) {
            for (Path file : ClassPathModel.classFiles(folder)) {
                ours.add(new ClassReader(Files.readAllBytes(file)));
            }
        }
        ours.forEach(reader -> real.add(RealClasses.read(reader)));
        ours.forEach(reader -> needed.addUser(RealClasses.read(reader), Uses.of(reader)));
        for (ClassNode signature : handWrittenClasses(handWritten)) {
            needed.addHandWritten(signature, Uses.of(bytes(signature)));
        }
        return needed.complete();
    }

    private static List<ClassNode> handWrittenClasses(Set<String> handWritten) throws IOException {
        List<ClassNode> all = new ArrayList<>();
        for (Path file : ClassPathModel.classFiles(CENTRAL)) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            if (handWritten.contains(outermost(reader.getClassName()))) {
                all.add(RealClasses.read(reader));
            }
        }
        return all;
    }

    private static ClassReader bytes(ClassNode type) throws IOException {
        return new ClassReader(Files.readAllBytes(CENTRAL.resolve(type.name + ".class")));
    }

    /** Members that nobody uses; what a class of ours may not override or hide is used by being there. */
    @Test
    void theHandWrittenSignaturesDeclareOnlyWhatIsUsed() throws IOException {
        assumeThat(CENTRAL_TESTS.resolve(OURS))
                .as("classes of the build from Maven Central alone, with its tests")
                .exists();
        Set<String> handWritten = sources(HAND_WRITTEN).keySet();
        Needed needed = needed(handWritten);
        Set<String> unused = new TreeSet<>();
        for (ClassNode signature : handWrittenClasses(handWritten)) {
            if (!RealClasses.isOpen(signature.access)) {
                continue;
            }
            if (!needed.isNeeded(signature.name)) {
                unused.add(signature.name);
            }
            Stream.concat(
                            signature.methods.stream()
                                    .filter(method -> RealClasses.isOpen(method.access))
                                    .filter(method -> !SignatureSource.isImplied(signature, method))
                                    // What is abstract in reality has to be so here.
                                    .filter(method -> !RealClasses.has(method.access, Opcodes.ACC_ABSTRACT))
                                    .map(method -> method.name + method.desc),
                            signature.fields.stream()
                                    .filter(field -> RealClasses.isOpen(field.access))
                                    .map(field -> field.name + ":" + field.desc))
                    .filter(key -> !needed.isUsed(signature.name, key))
                    .forEach(key -> unused.add(signature.name + " " + key));
        }
        assertThat(unused).isEmpty();
    }

    private static String outermost(String type) {
        return type.replaceAll("\\$.*", "");
    }

    private static void write(Map<String, String> wanted) throws IOException {
        for (String superseded : sources(GENERATED).keySet()) {
            Files.delete(GENERATED.resolve(superseded + ".java"));
        }
        for (Map.Entry<String, String> source : wanted.entrySet()) {
            Path file = GENERATED.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        for (String replaced : sources(PENDING).keySet()) {
            if (wanted.containsKey(replaced)) {
                Files.delete(PENDING.resolve(replaced + ".java"));
            }
        }
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(found -> found.toString().endsWith(".java"))
                        .toList()) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    all.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
            }
        }
        return all;
    }
}
