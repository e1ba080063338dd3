package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.security.csrf.DefaultCrumbIssuer;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Every web method of every descriptor of this plugin, found by reflection, so that one that is added later is tested too:
 * it takes POST with a crumb only, and tells nothing to those who may not configure anything.
 */
@WithJenkins
class FormMethodsTest {
    private static final String CONNECTION = "canary-connection";
    /** What an answer to somebody without permission must not contain: names of connections, credentials, engine objects. */
    private static final List<String> SECRETS =
            List.of(CONNECTION, Given.CREDENTIAL, "engine user", "Patients", "prep1", "canary job");

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(100));
    private final Map<String, JenkinsRule.WebClient> browsers = new HashMap<>();
    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection(CONNECTION, engine.url());
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        jenkins.createFreeStyleProject("canary job");
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Item.READ)
                .onItems(job)
                .to("reader"));
    }

    @AfterEach
    void stop() {
        browsers.values().forEach(JenkinsRule.WebClient::close);
        engine.close();
    }

    private record WebMethod(Descriptor<?> descriptor, Method method) {
        /** As seen from the whole Jenkins, and from a job. */
        List<String> paths() {
            String local = "descriptorByName/" + descriptor.getId() + "/"
                    + Character.toLowerCase(method.getName().charAt(2))
                    + method.getName().substring(3);
            return List.of(local, "job/job/" + local);
        }

        /** Something for each parameter; what stands for the connection and the credential exists. */
        Map<String, String> parameters(String engine) {
            Map<String, String> values = new LinkedHashMap<>();
            queried(method).forEach(parameter -> values.put(name(parameter), value(name(parameter), engine)));
            if (!method.getName().startsWith("doFill")) {
                // A list keeps the current value, a check does not repeat it.
                values.computeIfPresent("credentialsId", (name, blank) -> Given.CREDENTIAL);
            }
            return values;
        }

        /** Those of the method, and those of which Stapler makes its parameter objects. */
        private static Stream<Parameter> queried(Method method) {
            return Arrays.stream(method.getParameters())
                    .flatMap(parameter -> parameter.isAnnotationPresent(QueryParameter.class)
                            ? Stream.of(parameter)
                            : Stream.of(parameter.getType().getMethods())
                                    .filter(maker -> maker.getName().equals("fromStapler"))
                                    .flatMap(WebMethod::queried));
        }

        private static String name(Parameter parameter) {
            String given = parameter.getAnnotation(QueryParameter.class).value();
            return given.isEmpty() ? parameter.getName() : given;
        }

        private static String value(String name, String engine) {
            return switch (name) {
                case "url" -> engine;
                case "credentialsId", "connection", "value" -> "";
                default -> "x";
            };
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName() + " of " + descriptor.getId();
        }
    }

    private List<WebMethod> webMethods() {
        List<WebMethod> methods = new ArrayList<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            if (descriptor.getClass().getName().startsWith("io.jenkins.plugins.delphixpipeline.")) {
                Stream.of(descriptor.getClass().getMethods())
                        .filter(method -> method.getName().matches("do[A-Z].*") && !method.isBridge())
                        .filter(method ->
                                method.getDeclaringClass().getName().startsWith("io.jenkins.plugins.delphixpipeline."))
                        .forEach(method -> methods.add(new WebMethod(descriptor, method)));
            }
        }
        assertThat(methods).hasSizeGreaterThan(20);
        return methods;
    }

    @Test
    void eachTakesPostOnly() throws Exception {
        for (WebMethod method : webMethods()) {
            assertThat(method.method().isAnnotationPresent(POST.class))
                    .as("@POST on %s", method)
                    .isTrue();
            assertThat(ask("admin", HttpMethod.GET, true, method, method.paths().get(0))
                            .getStatusCode())
                    .as("GET of %s", method)
                    .isIn(404, 405);
        }
    }

    @Test
    void eachNeedsACrumb() throws Exception {
        jenkins.jenkins.setCrumbIssuer(new DefaultCrumbIssuer(false));
        for (WebMethod method : webMethods()) {
            assertThat(ask(
                                    "admin",
                                    HttpMethod.POST,
                                    false,
                                    method,
                                    method.paths().get(0))
                            .getStatusCode())
                    .as("POST of %s without a crumb", method)
                    .isEqualTo(403);
        }
    }

    @Test
    void noneTellsAnythingToAReaderOrAsksTheEngineForHim() throws Exception {
        for (WebMethod method : webMethods()) {
            for (String path : method.paths()) {
                for (String user : List.of("reader", "anonymous")) {
                    WebResponse answer = ask(user, HttpMethod.POST, true, method, path);
                    assertThat(answer.getStatusCode())
                            .as("%s for %s", path, user)
                            .isIn(200, 403, 404);
                    assertThat(answer.getContentAsString())
                            .as("%s for %s", path, user)
                            .doesNotContain(SECRETS);
                }
            }
        }
        assertThat(engine.books().requests()).isEmpty();
    }

    @Test
    void anAdministratorIsToldWhatTheReaderIsNot() throws Exception {
        String answers = webMethods().stream()
                .flatMap(method -> method.paths().stream().map(path -> quietly(method, path)))
                .collect(Collectors.joining());
        assertThat(answers).contains(CONNECTION, Given.CREDENTIAL);
        assertThat(engine.books().requests()).isNotEmpty();
    }

    private String quietly(WebMethod method, String path) {
        try {
            return ask("admin", HttpMethod.POST, true, method, path).getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private WebResponse ask(String user, HttpMethod verb, boolean crumb, WebMethod method, String path)
            throws Exception {
        JenkinsRule.WebClient browser = browsers.computeIfAbsent(user, this::browser);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), verb);
        // In the body of a POST, as a form sends them.
        request.setRequestParameters(method.parameters(engine.url().toString()).entrySet().stream()
                .map(entry -> new NameValuePair(entry.getKey(), entry.getValue()))
                .toList());
        if (verb == HttpMethod.POST && crumb) {
            browser.addCrumb(request);
        }
        return browser.getPage(request).getWebResponse();
    }

    private JenkinsRule.WebClient browser(String user) {
        JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        browser.setJavaScriptEnabled(false);
        return user.equals("anonymous") ? browser : browser.withBasicCredentials(user);
    }
}
