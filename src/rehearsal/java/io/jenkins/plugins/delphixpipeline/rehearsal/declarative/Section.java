package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.JenkinsfileScript;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.NotUnderstoodException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The delegate of one block of the file: each call in it is a word with arguments. What may stand where has been checked
 * before; methods and variables of the file can be used in a word's arguments.
 */
abstract class Section extends GroovyObjectSupport {
    private GroovyObject script;

    /** @return whether the word belongs here; otherwise it may be a method of the file */
    abstract boolean take(Symbol symbol);

    @Override
    public Object invokeMethod(String called, Object arguments) {
        String name = JenkinsfileScript.word(called);
        Object[] given = InvokerHelper.asArray(arguments);
        if (!script.getMetaClass().respondsTo(script, called, given).isEmpty()) {
            return script.invokeMethod(name, given);
        }
        Symbol symbol = Symbol.lenient(name, given);
        if (!take(symbol)) {
            throw new MissingMethodException(name, getClass(), given);
        }
        return symbol;
    }

    /** A variable of the file or the build, or a bare word, such as the {@code none} of {@code agent none}. */
    @Override
    public Object getProperty(String name) {
        try {
            return script.getProperty(name);
        } catch (MissingPropertyException e) {
            if (takesWords()) {
                return new Word(name);
            }
            throw e;
        }
    }

    /** Whether a word that is no variable may stand there without quotes. */
    boolean takesWords() {
        return true;
    }

    @Override
    public void setProperty(String name, Object value) {
        throw new NotUnderstoodException("an assignment to " + name + " in " + this);
    }

    void readBlock(Closure<?> block) {
        script = (GroovyObject) block.getThisObject();
        Closure<?> own = (Closure<?>) block.clone();
        own.setResolveStrategy(Closure.DELEGATE_ONLY);
        own.setDelegate(this);
        own.call();
    }

    record Word(String name) {
        @Override
        public String toString() {
            return name;
        }
    }
}
