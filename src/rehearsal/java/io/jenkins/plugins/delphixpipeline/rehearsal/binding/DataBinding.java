package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Builds an object by its data-bound constructor and setters, with the coercions of Jenkins: interpolated strings to
 * strings, strings to enums and numbers, maps to nested objects. An unknown argument is an error, where a Jenkins would
 * warn and go on.
 */
final class DataBinding {
    private static final Coercion COERCION =
            new Coercion((type, arguments) -> new DataBinding(type).instantiate(arguments));

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Map<String, Method> setters = new TreeMap<>();

    DataBinding(Class<?> type) {
        this.type = type;
        this.constructor = Stream.of(type.getConstructors())
                .filter(each -> each.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no data-bound constructor"));
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                setters.put(Introspector.decapitalize(method.getName().substring("set".length())), method);
            }
        }
    }

    Signature signature() {
        List<String> ofConstructor =
                Stream.of(constructor.getParameters()).map(Parameter::getName).toList();
        return new Signature(ofConstructor, List.copyOf(setters.keySet()));
    }

    /** The arguments with names, also the one that may be given without. */
    Map<String, Object> named(Arguments arguments) {
        return arguments.single().map(value -> Map.of(unnamed(), value)).orElseGet(arguments::named);
    }

    /** @throws IllegalArgumentException naming the argument that is wrong, and what would be right */
    Object instantiate(Map<String, Object> named) {
        checkNames(named);
        Map<String, Object> given = new LinkedHashMap<>(named);
        Parameter[] parameters = constructor.getParameters();
        Object[] values = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            String name = parameters[i].getName();
            values[i] = coerce(name, given.remove(name), parameters[i]);
        }
        Object built = call(() -> constructor.newInstance(values));
        given.forEach((name, value) -> {
            Method setter = setters.get(name);
            Object coerced = coerce(name, value, setter.getParameters()[0]);
            call(() -> setter.invoke(built, coerced));
        });
        return built;
    }

    private String unnamed() {
        Signature signature = signature();
        return signature.unnamed(false).orElseThrow(() -> new IllegalArgumentException(signature.refusalOfUnnamed()));
    }

    private void checkNames(Map<String, Object> given) {
        signature().refusalOfUnknown(given.keySet()).ifPresent(refusal -> {
            throw new IllegalArgumentException(refusal);
        });
    }

    private static Object coerce(String name, Object value, Parameter parameter) {
        try {
            return COERCION.coerce(value, parameter.getParameterizedType());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("argument '" + name + "': " + e.getMessage(), e);
        }
    }

    private Object call(ReflectiveCall call) {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be built", e);
        }
    }

    @FunctionalInterface
    private interface ReflectiveCall {
        Object run() throws ReflectiveOperationException;
    }
}
