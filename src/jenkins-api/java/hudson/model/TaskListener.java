package hudson.model;

import hudson.console.ConsoleNote;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public interface TaskListener extends SerializableOnlyOverRemoting {
    PrintStream getLogger();

    @SuppressWarnings("rawtypes")
    default void annotate(ConsoleNote note) throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    default void hyperlink(String url, String text) throws IOException {
        getLogger().print(text);
    }

    default PrintWriter error(String message) {
        PrintWriter writer = new PrintWriter(getLogger(), true, Charset.defaultCharset());
        writer.println("ERROR: " + message);
        return writer;
    }

    default PrintWriter error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    default PrintWriter fatalError(String message) {
        return error(message);
    }

    default PrintWriter fatalError(String format, Object... arguments) {
        return error(format, arguments);
    }
}
