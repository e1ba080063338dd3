package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/** A kind of back end that knows nothing but who logs in. */
public final class FakeConnection extends DelphixConnection {
    private static final long serialVersionUID = 1L;

    public FakeConnection(String name) {
        this(name, "https://" + name + ".example.com");
    }

    public FakeConnection(String name, String url) {
        super(name, url);
    }

    public FakeConnection with(String credentialsId) {
        setCredentialsId(credentialsId);
        return this;
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new FakeBackEnd(settings, logins);
    }

    public static final class FakeBackEnd implements DataPlatform, JobFeed {
        public final HttpSettings settings;
        public final LoginSource logins;
        private final Semaphore news = new Semaphore(0);
        public volatile boolean closed;
        volatile String id;
        volatile boolean moved;

        FakeBackEnd(HttpSettings settings, LoginSource logins) {
            this.settings = settings;
            this.logins = logins;
        }

        @Override
        public PlatformInfo info() {
            return new PlatformInfo("Fake", "1.0", "1.11.0", logins.login().user());
        }

        @Override
        public io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity identity() {
            return io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity.of(id, settings.url());
        }

        @Override
        public boolean hasMoved() {
            return moved;
        }

        @Override
        public String product() {
            return "Fake";
        }

        @Override
        public Optional<DatasetCatalog> datasetCatalog() {
            return Optional.empty();
        }

        @Override
        public JobService jobs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SubmissionService submissions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public JobFeed feed() {
            return this;
        }

        @Override
        public List<DelphixJob> changes(Set<String> jobs, Duration timeout) {
            try {
                if (news.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }

        @Override
        public void wake() {
            news.release();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
