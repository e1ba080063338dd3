package io.jenkins.plugins.delphixpipeline.steps;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step as it is stored with its pipeline: all of it but the context, which a resumed pipeline gives it anew. */
public final class StoredStep {
    private final byte[] bytes;

    private enum Place {
        OF_THE_CONTEXT
    }

    private StoredStep(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The step as it is at this moment. */
    public static StoredStep of(StepExecution step) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new WithoutContext(bytes)) {
            out.writeObject(step);
        }
        return new StoredStep(bytes.toByteArray());
    }

    StepExecution in(StepContext context) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new WithContext(new ByteArrayInputStream(bytes), context)) {
            return (StepExecution) in.readObject();
        }
    }

    private static final class WithoutContext extends ObjectOutputStream {
        WithoutContext(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof StepContext ? Place.OF_THE_CONTEXT : object;
        }
    }

    private static final class WithContext extends ObjectInputStream {
        private final StepContext context;

        WithContext(InputStream in, StepContext context) throws IOException {
            super(in);
            this.context = context;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object == Place.OF_THE_CONTEXT ? context : object;
        }
    }
}
