package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.IOException;
import java.util.Calendar;
import jenkins.util.io.OnMaster;
import org.springframework.security.access.AccessDeniedException;

public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint,
                Comparable<RunT>,
                AccessControlled,
                PersistenceRoot,
                DescriptorByNameOwner,
                OnMaster {
    public static final Permission DELETE = null;
    public static final Permission UPDATE = null;
    public static final Permission ARTIFACTS = null;
    protected final transient JobT project;
    public transient int number;
    protected long timestamp;

    protected Run(JobT job, Calendar timestamp) {
        this(job, timestamp.getTimeInMillis());
    }

    protected Run(JobT job, long timestamp) {
        this.project = job;
        this.timestamp = timestamp;
    }

    public JobT getParent() {
        return project;
    }

    public int getNumber() {
        return number;
    }

    public String getExternalizableId() {
        return project.getFullName() + "#" + getNumber();
    }

    @CheckForNull
    public static Run<?, ?> fromExternalizableId(String id) throws IllegalArgumentException, AccessDeniedException {
        throw new UnsupportedOperationException("signature only");
    }

    public String getUrl() {
        return project.getUrl() + getNumber() + "/";
    }

    public String getDisplayName() {
        return "#" + getNumber();
    }

    public hudson.EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isBuilding() {
        throw new UnsupportedOperationException("signature only");
    }

    public final long getStartTimeInMillis() {
        return timestamp;
    }

    public final long getTimeInMillis() {
        return timestamp;
    }

    public RunT getPreviousBuild() {
        throw new UnsupportedOperationException("signature only");
    }

    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public int compareTo(RunT that) {
        return Integer.compare(getNumber(), that.getNumber());
    }

    public final java.nio.charset.Charset getCharset() {
        return java.nio.charset.StandardCharsets.UTF_8;
    }
}
