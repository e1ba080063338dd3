package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.init.Terminator;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What Jenkins finds by name and not by reference, so that no compiler would miss it. */
class FormsTest {
    private static final Pattern FIELD = Pattern.compile("field=\"(\\w+)\"");
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.delphixpipeline");

    @ParameterizedTest
    @ValueSource(classes = {DelphixConfiguration.class, DelphixConnection.class, FolderConnection.class})
    void everyFieldOfAFormHasItsHelpAndItsGetter(Class<?> type) throws IOException {
        String form = resource(type, "config.jelly");
        assertThat(form).startsWith("<?jelly escape-by-default='true'?>").doesNotContain("<script");
        assertThat(fields(form)).isNotEmpty().allSatisfy(field -> {
            assertThat(resource(type, "help-" + field + ".html"))
                    .startsWith("<div>")
                    .endsWith("</div>\n");
            String name = Character.toUpperCase(field.charAt(0)) + field.substring(1);
            assertThat(Arrays.stream(type.getMethods()).map(Method::getName)).containsAnyOf("get" + name, "is" + name);
        });
    }

    @Test
    void everyHelpBelongsToAFieldAndEveryButtonSendsFieldsThatThereAre() throws IOException {
        String form = resource(DelphixConnection.class, "config.jelly");
        String sent = form.replaceAll("(?s).* with=\"([^\"]*)\".*", "$1");
        assertThat(fields(form)).contains(sent.split(","));
        List<String> parameters = Arrays.stream(ConnectionDescriptor.class.getMethods())
                .filter(method -> method.getName().equals("doTestConnection"))
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .flatMap(FormsTest::sent)
                .toList();
        assertThat(sent.split(",")).containsExactlyElementsOf(parameters);
    }

    /** A parameter object stands for what Stapler makes it of. */
    private static Stream<String> sent(Parameter parameter) {
        return parameter.isAnnotationPresent(QueryParameter.class)
                ? Stream.of(parameter.getName())
                : Arrays.stream(parameter.getType().getMethods())
                        .filter(method -> method.getName().equals("fromStapler"))
                        .flatMap(method -> Arrays.stream(method.getParameters()))
                        .map(Parameter::getName);
    }

    /** Without it, a link on any page could make an administrator's browser call the method. */
    @ParameterizedTest
    @ValueSource(
            classes = {DelphixConfiguration.class, ConnectionDescriptor.class, FolderConnection.DescriptorImpl.class})
    void everyFormMethodTakesNothingButPost(Class<?> type) {
        List<Method> methods = Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && method.getName().matches("do[A-Z].*"))
                .toList();
        assertThat(methods).isNotEmpty().allMatch(method -> method.isAnnotationPresent(POST.class));
    }

    @Test
    void theIndexOfSymbolsIsThatOfTheClasses() throws IOException {
        assertThat(index("org.jenkinsci.Symbol"))
                .containsExactlyInAnyOrderElementsOf(PLUGIN.stream()
                        .filter(type -> type.isAnnotatedWith(Symbol.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void theIndexOfTerminatorsIsThatOfTheClasses() throws IOException {
        assertThat(index("hudson.init.Terminator"))
                .containsExactlyInAnyOrderElementsOf(PLUGIN.stream()
                        .filter(type ->
                                type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Terminator.class)))
                        .map(JavaClass::getName)
                        .toList());
    }

    private static List<String> fields(String form) {
        return FIELD.matcher(form)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static List<String> index(String annotation) throws IOException {
        try (InputStream in = FormsTest.class.getResourceAsStream("/META-INF/services/annotations/" + annotation)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String resource(Class<?> type, String name) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + "/" + name)) {
            assertThat(in).as(type.getSimpleName() + "/" + name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
