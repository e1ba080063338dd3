package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;

/** Turns a value of a Jenkinsfile into what a parameter declares. */
final class Coercion {
    private final BiFunction<Class<?>, Map<String, Object>, Object> objects;

    /** @param objects makes an object of a class with these arguments */
    Coercion(BiFunction<Class<?>, Map<String, Object>, Object> objects) {
        this.objects = objects;
    }

    Object coerce(Object value, Type type) {
        Class<?> wanted = erasure(type);
        Object plain = plain(value);
        if (plain == null) {
            return zero(wanted);
        }
        if (plain instanceof List<?> list && Collection.class.isAssignableFrom(wanted)) {
            Type element =
                    type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
            return new ArrayList<>(
                    list.stream().map(each -> coerce(each, element)).toList());
        }
        if (boxed(wanted).isInstance(plain)) {
            return plain;
        }
        if (plain instanceof Map<?, ?> map && hasParts(wanted)) {
            return objects.apply(wanted, Arguments.of(map).named());
        }
        return fromText(plain, wanted);
    }

    private static boolean hasParts(Class<?> wanted) {
        return Stream.of(wanted.getConstructors())
                .anyMatch(each -> each.isAnnotationPresent(DataBoundConstructor.class));
    }

    /** Interpolated strings become strings, also inside of lists and maps. */
    private static Object plain(Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        if (value instanceof Object[] array) {
            return plain(Arrays.asList(array));
        }
        if (value instanceof List<?> list) {
            return new ArrayList<>(list.stream().map(Coercion::plain).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key.toString(), plain(each)));
            return copy;
        }
        return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object fromText(Object plain, Class<?> wanted) {
        String text = plain.toString();
        Class<?> boxed = boxed(wanted);
        try {
            if (plain instanceof String && wanted.isEnum()) {
                return Enum.valueOf((Class<? extends Enum>) wanted, text);
            }
            if (plain instanceof Number || plain instanceof String) {
                if (boxed == Integer.class) {
                    return Integer.valueOf(text);
                }
                if (boxed == Long.class) {
                    return Long.valueOf(text);
                }
            }
        } catch (IllegalArgumentException e) {
            throw wrong(wanted, plain);
        }
        if (plain instanceof String && boxed == Boolean.class) {
            return flag(text);
        }
        throw wrong(wanted, plain);
    }

    /**
     * A Jenkins takes every text but {@code true} for no and says nothing of it. Whoever wrote another one meant yes as often as
     * no, and a rehearsal that goes well with what nobody meant is worth nothing.
     */
    private static Boolean flag(String text) {
        if (!text.isEmpty() && !text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException(
                    wrong(Boolean.class, text).getMessage() + ", which Jenkins takes for no");
        }
        return Boolean.valueOf(text);
    }

    private static IllegalArgumentException wrong(Class<?> wanted, Object plain) {
        return new IllegalArgumentException("expects " + Words.of(wanted) + ", not " + Words.of(plain));
    }

    private static Class<?> erasure(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        return type instanceof ParameterizedType generic ? erasure(generic.getRawType()) : Object.class;
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** What an absent value is: null, or 0 or false where null cannot be. */
    static Object zero(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}
