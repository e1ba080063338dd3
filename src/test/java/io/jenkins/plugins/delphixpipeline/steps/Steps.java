package io.jenkins.plugins.delphixpipeline.steps;

import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetCredentialsStep;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.environment.WithDelphixVdbStep;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.summary.SummaryStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** All steps, and how Jenkins sees their parameters. */
public final class Steps {
    public static final Map<Class<? extends Step>, Supplier<DelphixStepDescriptor>> ALL = Map.ofEntries(
            Map.entry(SnapshotStep.class, SnapshotStep.DescriptorImpl::new),
            Map.entry(RefreshMaskedStep.class, RefreshMaskedStep.DescriptorImpl::new),
            Map.entry(RefreshStep.class, RefreshStep.DescriptorImpl::new),
            Map.entry(ProvisionStep.class, ProvisionStep.DescriptorImpl::new),
            Map.entry(BookmarkStep.class, BookmarkStep.DescriptorImpl::new),
            Map.entry(DataPodStep.class, DataPodStep.DescriptorImpl::new),
            Map.entry(VdbStep.class, VdbStep.DescriptorImpl::new),
            Map.entry(DeleteStep.class, DeleteStep.DescriptorImpl::new),
            Map.entry(ListStep.class, ListStep.DescriptorImpl::new),
            Map.entry(ResetCredentialsStep.class, ResetCredentialsStep.DescriptorImpl::new),
            Map.entry(YamlStep.class, YamlStep.DescriptorImpl::new),
            Map.entry(MaskStep.class, MaskStep.DescriptorImpl::new),
            Map.entry(SummaryStep.class, SummaryStep.DescriptorImpl::new),
            Map.entry(WithDelphixVdbStep.class, WithDelphixVdbStep.DescriptorImpl::new),
            Map.entry(WithDelphixStep.class, WithDelphixStep.DescriptorImpl::new));

    /** Reads the record of its own build, and asks no back end. */
    public static boolean asksABackEnd(Class<? extends Step> step) {
        return step != SummaryStep.class;
    }

    private Steps() {}

    public static Stream<Class<? extends Step>> classes() {
        return ALL.keySet().stream();
    }

    public static Constructor<?> constructor(Class<? extends Step> step) {
        List<Constructor<?>> bound = Arrays.stream(step.getConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class))
                .toList();
        if (bound.size() != 1) {
            throw new AssertionError(step + " has " + bound.size() + " data-bound constructors");
        }
        return bound.get(0);
    }

    /** A step whose needed parameters all have the given value. */
    static Step make(Class<? extends Step> step, String needed) throws ReflectiveOperationException {
        Constructor<?> constructor = constructor(step);
        Object[] arguments = new Object[constructor.getParameterCount()];
        Arrays.fill(arguments, needed);
        return (Step) constructor.newInstance(arguments);
    }

    /** The setters by the name of their parameter. */
    public static Map<String, Method> setters(Class<? extends Step> step) {
        Map<String, Method> setters = new TreeMap<>();
        for (Method method : step.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                setters.put(
                        method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                                + method.getName().substring(4),
                        method);
            }
        }
        return setters;
    }

    public static List<String> parameters(Class<? extends Step> step) {
        return Stream.concat(ofConstructor(step), setters(step).keySet().stream())
                .distinct()
                .toList();
    }

    private static Stream<String> ofConstructor(Class<? extends Step> step) {
        return Arrays.stream(constructor(step).getParameters()).map(parameter -> parameter.getName());
    }

    /** What a declarative pipeline is refused without: the constructor takes it, and no setter does. */
    public static List<String> demanded(Class<? extends Step> step) {
        Set<String> setters = setters(step).keySet();
        return ofConstructor(step).filter(name -> !setters.contains(name)).toList();
    }

    public static Method getter(Class<? extends Step> step, String parameter) throws NoSuchMethodException {
        String name = parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
        return Arrays.stream(step.getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getName().equals("get" + name)
                        || method.getName().equals("is" + name))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(step.getSimpleName() + " has no getter for " + parameter));
    }
}
