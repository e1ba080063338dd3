package hudson.util;

import hudson.Util;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

public abstract class FormFillFailure extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;
    private final FormValidation.Kind kind;
    private boolean selectionCleared;

    private FormFillFailure(FormValidation.Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static FormFillFailure error(String message) {
        return respond(FormValidation.Kind.ERROR, Util.escape(message));
    }

    public static FormFillFailure warning(String message) {
        return respond(FormValidation.Kind.WARNING, Util.escape(message));
    }

    public static FormFillFailure error(String format, Object... arguments) {
        return error(String.format(format, arguments));
    }

    public static FormFillFailure warning(String format, Object... arguments) {
        return warning(String.format(format, arguments));
    }

    public static FormFillFailure respond(FormValidation.Kind kind, String html) {
        return new FormFillFailure(kind, html) {
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                return html;
            }
        };
    }

    public FormValidation.Kind getKind() {
        return kind;
    }

    public boolean isSelectionCleared() {
        return selectionCleared;
    }

    public FormFillFailure withSelectionCleared() {
        selectionCleared = true;
        return this;
    }

    public abstract String renderHtml();
}
