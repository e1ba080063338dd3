package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import java.util.Set;

/**
 * The delegate of one block of the file: a section that the block may contain is a method of the subclass, everything
 * else is refused by name.
 */
abstract class Section extends GroovyObjectSupport {
    private final Set<String> words;

    Section(Set<String> words) {
        this.words = words;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        if (!words.contains(name)) {
            throw new NotUnderstoodException(name + " in " + this);
        }
        try {
            return getMetaClass().invokeMethod(this, name, arguments);
        } catch (MissingMethodException e) {
            throw new NotUnderstoodException("this form of " + name + " in " + this);
        }
    }

    /** A bare word, such as the {@code none} of {@code agent none}. */
    @Override
    public Object getProperty(String name) {
        return new Word(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        throw new NotUnderstoodException("an assignment to " + name + " in " + this);
    }

    void readBlock(Closure<?> block) {
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        block.setDelegate(this);
        block.call();
    }

    /** An agent is where {@code sh} runs; the rehearsal has one place only. */
    static void checkAgent(Object agent) {
        if (!(agent instanceof Word word) || !Set.of("none", "any").contains(word.name())) {
            throw new NotUnderstoodException("an agent other than none and any");
        }
    }

    record Word(String name) {}
}
