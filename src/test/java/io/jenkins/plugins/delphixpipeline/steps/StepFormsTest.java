package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.verb.POST;

/** Forms and help texts, read as Jenkins finds them. */
class StepFormsTest {
    private static final Pattern FIELD = Pattern.compile("field=\"(\\w+)\"");
    private static final Pattern OF_NEW_VDBS =
            Pattern.compile("<st:include page=\"([a-z]+\\.jelly)\" class=\"" + NewVdbStep.class.getName() + "\"/>");
    private static final Pattern INCLUDE = Pattern.compile("<st:include page=\"([\\w.]+)\" from=\"\\$\\{descriptor}\"");
    private static final Pattern SELECT = Pattern.compile("field=\"(\\w+)\"[^>]*>\\s*<[fc]:(?:select|combobox)");

    private static final Pattern ADVANCED = Pattern.compile("(?s)<f:advanced>.*?</f:advanced>");
    /** In all radio blocks together; beside the connection, which every form has. */
    private static final int MOST_OPEN = 8;

    static Stream<Class<? extends Step>> steps() {
        return Steps.classes();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyParameterHasAFieldAndEveryFieldAParameter(Class<? extends Step> step) throws Exception {
        assertThat(fields(step)).containsExactlyInAnyOrderElementsOf(Steps.parameters(step));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFieldAndTheStepItselfHaveHelp(Class<? extends Step> step) throws Exception {
        assertHelp(view(step, "help.html"), step.getSimpleName());
        for (String field : fields(step)) {
            assertHelp(view(step, "help-" + field + ".html"), field);
        }
    }

    private static void assertHelp(String text, String what) {
        assertThat(text).as("help for " + what).isNotNull().startsWith("<div>").endsWith("</div>\n");
        assertThat(text.length()).as("help for " + what).isBetween(60, 2500);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void formsEscapeAndCarryNoScript(Class<? extends Step> step) throws Exception {
        String form = form(step);

        assertThat(form).startsWith("<?jelly escape-by-default='true'?>");
        assertThat(form.split("<j:jelly", -1)).hasSameSizeAs(form.split("<\\?jelly escape-by-default='true'\\?>", -1));
        assertThat(form.toLowerCase(Locale.ROOT))
                .doesNotContain("<script", "onclick", "onchange", "javascript:", "checkurl", "<j:out");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyListInAFormIsFilled(Class<? extends Step> step) throws Exception {
        Set<String> methods = new TreeSet<>();
        for (Method method : Steps.ALL.get(step).get().getClass().getMethods()) {
            methods.add(method.getName());
        }

        Matcher select = SELECT.matcher(form(step));
        int found = 0;
        while (select.find()) {
            String field = select.group(1);
            assertThat(methods)
                    .contains("doFill" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + "Items");
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(Steps.asksABackEnd(step) ? 2 : 0);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyFormMethodWantsPostAndBelongsToAField(Class<? extends Step> step) throws Exception {
        Set<String> fields = fields(step);
        Stream<Method> methods = Arrays.stream(
                        Steps.ALL.get(step).get().getClass().getMethods())
                .filter(method -> method.getName().startsWith("doCheck")
                        || method.getName().startsWith("doFill"));

        assertThat(methods).isNotEmpty().allSatisfy(method -> {
            assertThat(method.isAnnotationPresent(POST.class)).isTrue();
            String name = method.getName().replaceFirst("^do(Check|Fill)", "");
            String field = method.getName().startsWith("doFill") ? name.replaceFirst("Items$", "") : name;
            boolean shared = method.getDeclaringClass() == DelphixStepDescriptor.class;
            assertThat(shared || fields.contains(field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1)))
                    .as(method.getName())
                    .isTrue();
        });
    }

    /** People see the label of a field, and not the name that its parameter has in a pipeline. */
    @ParameterizedTest
    @MethodSource("steps")
    void whatAFormSaysOfAFieldCallsItByItsLabel(Class<? extends Step> step) throws Exception {
        DelphixStepDescriptor descriptor = Steps.ALL.get(step).get();
        String form = form(step);
        for (Method method : descriptor.getClass().getMethods()) {
            if (method.getName().startsWith("doCheck")
                    && fields(step).contains(field(method.getName()))
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})) {
                FormValidation said = (FormValidation) method.invoke(descriptor, "[1 b");
                assertThat(said.kind == FormValidation.Kind.OK
                                || said.getMessage().startsWith(label(form, field(method.getName()))))
                        .as("%s: %s", method.getName(), said.getMessage())
                        .isTrue();
            }
        }
    }

    private static String field(String check) {
        String name = check.substring("doCheck".length());
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static String label(String form, String field) {
        Matcher entry = Pattern.compile("<f:entry field=\"" + field + "\" title=\"\\$\\{%([^}]+)}\"")
                .matcher(form);
        assertThat(entry.find()).as(field).isTrue();
        return entry.group(1);
    }

    /** What most people leave as it is lies behind Advanced, in each form. */
    @ParameterizedTest
    @MethodSource("steps")
    void aFormStandsOpenWithFewFields(Class<? extends Step> step) throws Exception {
        String open = ADVANCED.matcher(view(step, "config.jelly")).replaceAll("");
        assertThat(open.split("<f:entry field=", -1)).hasSizeLessThanOrEqualTo(MOST_OPEN + 1);
        if (step != WithDelphixStep.class && Steps.asksABackEnd(step)) {
            assertThat(open).contains("connection.jelly").doesNotContain("common.jelly", "allowUnmasked");
        }
    }

    @Test
    void helpOfTheMaskedRefreshIsHonest() throws Exception {
        assertThat(view(RefreshMaskedStep.class, "help.html"))
                .contains("configureClone masks a database that is open already")
                .contains("unmasked rows can therefore be read");
    }

    private static Set<String> fields(Class<? extends Step> step) throws IOException {
        Set<String> fields = new TreeSet<>();
        Matcher matcher = FIELD.matcher(form(step));
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    /** The form with all that it includes; each part is parsed to see that it is well-formed. */
    private static String form(Class<? extends Step> step) throws IOException {
        return expanded(Steps.ALL.get(step).get().getClass(), view(step, "config.jelly"));
    }

    private static String expanded(Class<?> descriptor, String jelly) throws IOException {
        assertThat(jelly).isNotNull();
        assertThat(wellFormed(jelly)).isTrue();
        StringBuilder all = new StringBuilder(jelly);
        Matcher include = INCLUDE.matcher(jelly);
        while (include.find()) {
            all.append(expanded(descriptor, view(descriptor, include.group(1))));
        }
        Matcher ofNewVdbs = OF_NEW_VDBS.matcher(jelly);
        while (ofNewVdbs.find()) {
            all.append(expanded(descriptor, view(NewVdbStep.class, ofNewVdbs.group(1))));
        }
        assertThat(jelly.split("<st:include", -1))
                .hasSize((int) (INCLUDE.matcher(jelly).results().count()
                        + OF_NEW_VDBS.matcher(jelly).results().count()
                        + 1));
        return all.toString();
    }

    private static boolean wellFormed(String jelly) throws IOException {
        try {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(jelly.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new AssertionError(jelly, e);
        }
    }

    /** Looks in the folder of the class, then in those of its superclasses; null when there is none. */
    private static String view(Class<?> type, String page) throws IOException {
        for (Class<?> next = type; next != null; next = next.getSuperclass()) {
            String path = '/' + next.getName().replace('.', '/').replace('$', '/') + '/' + page;
            try (InputStream found = StepFormsTest.class.getResourceAsStream(path)) {
                if (found != null) {
                    return new String(found.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return null;
    }
}
