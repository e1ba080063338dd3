package io.jenkins.plugins.delphixpipeline.controller;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ClassLoaderSanityThreadFactory;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.guard.LedgerFile;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.FIPS140;
import jenkins.security.ImpersonatingExecutorService;
import jenkins.util.ContextResettingExecutorService;
import jenkins.util.Timer;
import okhttp3.OkHttpClient;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.springframework.security.core.Authentication;

/** The real one. Threads and connections come into being when they are first asked for. */
public final class JenkinsController implements Controller {
    private static final Logger LOGGER = Logger.getLogger(JenkinsController.class.getName());

    private final TrackedUses uses = new TrackedUses();
    private ThreadPoolExecutor pool;
    private TaskScheduler scheduler;
    private OkHttpClient direct;
    private OkHttpClient proxied;

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        StandardCredentials found = CredentialsProvider.findCredentialById(
                credentialsId, StandardCredentials.class, run, requirements(url));
        LoginSource.Login login = login(found);
        if (login != null && uses.isNew(run.getExternalizableId(), credentialsId)) {
            CredentialsProvider.track(run, found);
        }
        return login;
    }

    @Override
    public LoginSource.Login login(Item item, String credentialsId, String url) {
        Authentication authentication =
                item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        return login(CredentialsProvider.findCredentialByIdInItem(
                credentialsId, StandardCredentials.class, item, authentication, requirements(url)));
    }

    @Override
    public LoginSource.Login systemLogin(String credentialsId, String url) {
        return login(CredentialsProvider.findCredentialByIdInItemGroup(
                credentialsId, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements(url)));
    }

    @Override
    public boolean isAdministrator() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    @Override
    public Item item(String fullName) {
        return Jenkins.get().getItemByFullName(fullName);
    }

    @Override
    public boolean isGone(String job) {
        Item item = item(job);
        return item == null
                || extensions(BranchJobs.class).stream().anyMatch(each -> each.stateOf(item) == BranchJobs.State.DEAD);
    }

    @Override
    public boolean isBranch(Item job) {
        return extensions(BranchJobs.class).stream().anyMatch(each -> each.stateOf(job) != BranchJobs.State.NONE);
    }

    /** A secret text is a login without a user: a key. Null for nothing, and for what nobody can log in with. */
    private static LoginSource.Login login(StandardCredentials found) {
        if (found instanceof StandardUsernamePasswordCredentials password) {
            return new LoginSource.Login(
                    password.getUsername(), password.getPassword().getPlainText());
        }
        return found instanceof StringCredentials key
                ? LoginSource.Login.key(key.getSecret().getPlainText())
                : null;
    }

    private static List<DomainRequirement> requirements(String url) {
        return url == null ? List.of() : URIRequirementBuilder.fromUri(url).build();
    }

    @Override
    public synchronized OkHttpClient httpClient(boolean useProxy) {
        if (direct == null) {
            // Without this OkHttp would follow the JVM's own proxy settings, which is not what "no proxy" means.
            direct = new OkHttpClient.Builder().proxy(Proxy.NO_PROXY).build();
            proxied = JenkinsOkHttpClient.newClientBuilder(
                            direct.newBuilder().proxy(null).build())
                    .build();
        }
        return useProxy ? proxied : direct;
    }

    @Override
    public synchronized TaskScheduler scheduler() {
        if (scheduler == null) {
            pool = ControllerScheduler.pool(daemons("Delphix operations"));
            scheduler = new ControllerScheduler(
                    new ContextResettingExecutorService(new ImpersonatingExecutorService(pool, ACL.SYSTEM2)),
                    Timer::get,
                    JenkinsController::isOpen,
                    JenkinsController::isUp);
        }
        return scheduler;
    }

    private static boolean isOpen() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins != null && !jenkins.isTerminating() && !jenkins.isQuietingDown();
    }

    private static boolean isUp() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins != null && !jenkins.isTerminating();
    }

    @Override
    public ThreadFactory threads(String name) {
        ThreadFactory daemons = daemons(name);
        return task -> daemons.newThread(() -> asSystem(task));
    }

    /** Such a thread outlives the request or build that started it, so it must not act in the name of its user. */
    private static void asSystem(Runnable task) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            task.run();
        }
    }

    private static ThreadFactory daemons(String name) {
        return new NamingThreadFactory(new ClassLoaderSanityThreadFactory(new DaemonThreadFactory()), name);
    }

    @Override
    public TimeflowLedger ledger() {
        return TimeflowLedger.in(
                new LedgerFile(Jenkins.get().getRootDir().toPath().resolve("delphix-pipeline")));
    }

    @Override
    public OpenWorkStore openWork() {
        return new OpenWorkFile(
                new XmlFile(new File(new File(Jenkins.get().getRootDir(), "delphix-pipeline"), "open-work.xml")));
    }

    @Override
    public boolean awaits(Origin origin) {
        if (!Controller.super.awaits(origin)) {
            return false;
        }
        if (!(run(origin.run()) instanceof FlowExecutionOwner.Executable pipeline) || origin.node() == null) {
            return true;
        }
        FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
        try {
            FlowNode node = owner == null ? null : owner.get().getNode(origin.node());
            return node != null && node.isActive();
        } catch (IOException e) {
            // A pipeline that cannot be read ends soon.
            LOGGER.log(Level.FINE, e, () -> "Whether " + origin.run() + " still waits is not known");
            return true;
        }
    }

    @Override
    public boolean fips() {
        return FIPS140.useCompliantAlgorithms();
    }

    @Override
    public Class<?> pluginClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, Jenkins.get().getPluginManager().uberClassLoader);
    }

    @Override
    public <T> List<T> extensions(Class<T> type) {
        return ExtensionList.lookup(type);
    }

    @Override
    public synchronized void shutDown() {
        if (pool != null) {
            pool.shutdownNow();
        }
        if (direct != null) {
            direct.connectionPool().evictAll();
            direct.dispatcher().executorService().shutdown();
        }
    }
}
