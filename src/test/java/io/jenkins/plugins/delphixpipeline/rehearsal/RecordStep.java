package io.jenkins.plugins.delphixpipeline.rehearsal;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that writes down that it ran, and ends as it is told. */
public final class RecordStep extends Step {
    public enum End {
        SUCCESS,
        FAILURE,
        /** Ends only when it is stopped. */
        NEVER
    }

    /** A nested object, as a map in a Jenkinsfile. */
    public static final class Account {
        private final String user;
        private int age;

        @DataBoundConstructor
        public Account(String user) {
            this.user = user;
        }

        @DataBoundSetter
        public void setAge(int age) {
            this.age = age;
        }

        @Override
        public String toString() {
            return user + "/" + age;
        }
    }

    /** Where steps write down that they ran; found in the step's context. */
    public interface Book {
        void ran(RecordStep step, Map<String, String> variables) throws Exception;
    }

    private final String name;
    private End end = End.SUCCESS;
    private List<String> tags = List.of();
    private List<Account> accounts = List.of();
    private boolean shared;

    @DataBoundConstructor
    public RecordStep(String name) {
        this.name = name;
    }

    @DataBoundSetter
    public void setEnd(End end) {
        this.end = end;
    }

    @DataBoundSetter
    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    @DataBoundSetter
    public void setAccounts(List<Account> accounts) {
        this.accounts = accounts;
    }

    @DataBoundSetter
    public void setShared(boolean shared) {
        this.shared = shared;
    }

    public String name() {
        return name;
    }

    public List<String> tags() {
        return tags;
    }

    public List<Account> accounts() {
        return accounts;
    }

    public boolean shared() {
        return shared;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    private static final class Execution extends StepExecution {
        private static final long serialVersionUID = 1L;
        private final transient RecordStep step;

        Execution(StepContext context, RecordStep step) {
            super(context);
            this.step = step;
        }

        @Override
        public boolean start() throws Exception {
            getContext().get(TaskListener.class).getLogger().println("recorded " + step.name);
            Map<String, String> variables = getContext().get(EnvVars.class);
            CompletableFuture.runAsync(() -> {
                try {
                    getContext().get(Book.class).ran(step, variables);
                    end();
                } catch (Exception e) {
                    getContext().onFailure(e);
                }
            });
            return false;
        }

        private void end() {
            switch (step.end) {
                case SUCCESS -> getContext().onSuccess(Map.of());
                case FAILURE -> getContext().onFailure(new AbortException(step.name + " went wrong"));
                case NEVER -> {}
            }
        }

        @Override
        public void stop(Throwable cause) {
            getContext().onFailure(cause);
        }
    }

    /** Not an extension: the tests hand it over. */
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "record";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(TaskListener.class);
        }
    }
}
