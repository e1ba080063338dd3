package hudson.util;

import hudson.Util;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;
    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public static FormValidation ok() {
        return respond(Kind.OK, null, "<div/>");
    }

    public static FormValidation ok(String message) {
        return escaped(Kind.OK, message);
    }

    public static FormValidation warning(String message) {
        return escaped(Kind.WARNING, message);
    }

    public static FormValidation error(String message) {
        return escaped(Kind.ERROR, message);
    }

    public static FormValidation error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    public static FormValidation validateIntegerInRange(String value, int lower, int upper) {
        try {
            int number = Integer.parseInt(value);
            return number < lower || number > upper ? error("Not between %d and %d", lower, upper) : ok();
        } catch (NumberFormatException e) {
            return error("Not a number");
        }
    }

    public static FormValidation validateRequired(String value) {
        return Util.fixEmptyAndTrim(value) == null ? error("Required") : ok();
    }

    public abstract String renderHtml();

    private static FormValidation escaped(Kind kind, String message) {
        return message == null && kind == Kind.OK ? ok() : respond(kind, message, Util.escape(Util.fixNull(message)));
    }

    private static FormValidation respond(Kind kind, String message, String html) {
        return new FormValidation(kind, message) {
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                return html;
            }
        };
    }
}
