package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.beside.Engines;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The back ends that a connection names to be asked beside its own: an engine's Masking Engine, the engines of a DCT. They are
 * looked for only when somebody asks them, since most steps never do. Which jobs may use them goes by the connection that
 * names them: a job cannot choose them.
 */
final class Companions {
    private final ConnectionFinder finder;
    private final BiFunction<ConnectionFinder.Found, CredentialUser, DataPlatform> opening;
    private final Function<Binding, DelphixConnection> settings;

    /** @param settings with which something was begun */
    Companions(
            ConnectionFinder finder,
            BiFunction<ConnectionFinder.Found, CredentialUser, DataPlatform> opening,
            Function<Binding, DelphixConnection> settings) {
        this.finder = finder;
        this.opening = opening;
        this.settings = settings;
    }

    /** Null where no Masking Engine is asked, or none can be: whoever asks it is told why. */
    Binding masking(DelphixConnection connection) {
        if (connection instanceof EngineConnection engine
                && !engine.getMaskingConnection().isEmpty()) {
            try {
                return finder.maskingEngine(engine).binding();
            } catch (ConfigurationException e) {
                return null;
            }
        }
        return null;
    }

    /** @param masking the Masking Engine that was asked when it was begun; null for none */
    DataPlatform with(DelphixConnection connection, DataPlatform platform, CredentialUser user, Binding masking) {
        if (connection instanceof EngineConnection engine
                && (masking != null || !engine.getMaskingConnection().isEmpty())) {
            return new PlatformWithMasking(platform, () -> opening.apply(maskingOf(engine, masking), user));
        }
        return withEngines(connection, platform, user);
    }

    private ConnectionFinder.Found maskingOf(EngineConnection engine, Binding masking) {
        return masking == null
                ? finder.maskingEngine(engine)
                : new ConnectionFinder.Found(settings.apply(masking), masking.credentialsId());
    }

    DataPlatform withEngines(DelphixConnection connection, DataPlatform platform, CredentialUser user) {
        return connection instanceof DctConnection dct
                        && platform instanceof DctPlatform tower
                        && !dct.engines().isEmpty()
                ? tower.with(name -> direct(dct, name, user))
                : platform;
    }

    private Optional<Engines.Direct> direct(DctConnection dct, String name, CredentialUser user) {
        return Optional.ofNullable(dct.engines().get(name))
                .map(connection -> new Engines.Direct(
                        connection,
                        () -> opening.apply(finder.engine(dct, connection).forReading(), user),
                        () -> opening.apply(finder.engine(dct, connection), user)));
    }

    /** The credentials with which the engines of a DCT are asked, whoever asks. */
    Set<String> credentials(DelphixConnection connection) {
        Set<String> all = new HashSet<>();
        if (connection instanceof DctConnection dct) {
            for (String name : dct.engines().values()) {
                try {
                    ConnectionFinder.Found engine = finder.engine(dct, name);
                    all.add(engine.credentialsId());
                    all.add(engine.forReading().credentialsId());
                } catch (ConfigurationException e) {
                    // Whoever asks that engine is told.
                }
            }
        }
        return all;
    }
}
