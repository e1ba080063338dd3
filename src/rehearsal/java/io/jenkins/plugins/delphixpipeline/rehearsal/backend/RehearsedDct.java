package io.jenkins.plugins.delphixpipeline.rehearsal.backend;

import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.io.Serial;
import java.time.Duration;
import okhttp3.OkHttpClient;

/**
 * A connection of the kind {@code dct} with its defaults. Only the calls come faster: a simulated DCT sells none, and its jobs take
 * two seconds where the usual pace asks every ten.
 */
final class RehearsedDct extends GuardedConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final JobPace QUICK =
            new JobPace(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(20));

    private final DctConnection usual;

    RehearsedDct(String name, String url) {
        super(name, url);
        usual = new DctConnection(name, url);
    }

    @Override
    public boolean acceptsKeys() {
        return usual.acceptsKeys();
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
        return new DctPlatform(settings, client, logins, QUICK);
    }
}
