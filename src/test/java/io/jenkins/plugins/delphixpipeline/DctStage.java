package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.beside.Engines;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** The same on a simulated DCT. */
public final class DctStage extends PlatformStage {
    /** A test has no time for the pace that is kept with customers' money. */
    private static final JobPace QUICK =
            new JobPace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(10));

    public final DctPlatform platform;

    public DctStage(SimulatedDct dct) {
        this(dct, false);
    }

    public DctStage(SimulatedDct dct, boolean unmaskedAllowed) {
        this(connect(dct), DataTerms.inMemory(unmaskedAllowed));
    }

    /** With engines that are asked themselves. */
    public DctStage(SimulatedDct dct, Engines engines) {
        this(connect(dct).with(engines), DataTerms.inMemory(false));
    }

    private DctStage(DctPlatform platform, DataTerms terms) {
        super(platform, terms);
        this.platform = platform;
    }

    /** With another login, over a client that is listened to. */
    public DctStage(SimulatedDct dct, OkHttpClient client, LoginSource logins) {
        this(new DctPlatform(settings(dct.url().toString()), client, logins, QUICK), DataTerms.inMemory(false));
    }

    private static DctPlatform connect(SimulatedDct dct) {
        return new DctPlatform(
                settings(dct.url().toString()),
                new OkHttpClient(),
                () -> LoginSource.Login.key(SimulatedDct.API_KEY),
                QUICK);
    }
}
