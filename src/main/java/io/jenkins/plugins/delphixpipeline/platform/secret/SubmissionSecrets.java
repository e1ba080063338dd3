package io.jenkins.plugins.delphixpipeline.platform.secret;

import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Provision;
import io.jenkins.plugins.delphixpipeline.platform.Submission.Sync;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The secrets among the settings of a change, which stand there only between the last look and the request. */
public final class SubmissionSecrets {
    private SubmissionSecrets() {}

    /**
     * The same change with the secrets that its settings name.
     *
     * @param secrets see {@link SecretReferences#revealed}
     */
    public static Submission revealed(Submission change, Function<String, String> secrets) {
        if (change instanceof Sync sync) {
            return new Sync(sync.target(), sync.vdb(), SecretReferences.revealed(sync.parameters(), secrets));
        }
        if (change instanceof Provision provision) {
            return revealed(provision, secrets);
        }
        return change instanceof ProvisionGroup group
                ? new ProvisionGroup(
                        group.target(),
                        group.madeName(),
                        group.vdbs().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, vdb -> revealed(vdb.getValue(), secrets))))
                : change;
    }

    /** @throws PlatformException when one of them is not there */
    public static void require(Submission change, Function<String, String> secrets) {
        Objects.requireNonNull(revealed(change, secrets));
    }

    private static Provision revealed(Provision provision, Function<String, String> secrets) {
        return new Provision(
                provision.target(),
                provision.madeName(),
                provision.group(),
                provision.point(),
                provision.environment(),
                provision.repository(),
                provision.maskingJob(),
                SecretReferences.revealed(provision.parameters(), secrets),
                provision.hooks(),
                provision.settings());
    }

    private static ProvisionGroup.NewVdb revealed(ProvisionGroup.NewVdb vdb, Function<String, String> secrets) {
        return new ProvisionGroup.NewVdb(
                vdb.name(),
                vdb.group(),
                vdb.environment(),
                vdb.repository(),
                SecretReferences.revealed(vdb.parameters(), secrets),
                vdb.settings());
    }

    /** The ids of the Jenkins credentials whose secrets a revealed change tells. */
    public static Set<String> ids(Submission told) {
        return SecretReferences.secrets(settings(told)).stream()
                .map(SecretText::credentialsId)
                .collect(Collectors.toSet());
    }

    /** What no log of the request may show that tells a revealed change. */
    public static Set<String> values(Submission told) {
        return SecretReferences.secrets(settings(told)).stream()
                .map(SecretText::value)
                .collect(Collectors.toSet());
    }

    /** What a back end says of a change, without the secrets that it was told. */
    public static PlatformException concealed(PlatformException e, Submission told) {
        Object settings = settings(told);
        return SecretReferences.secrets(settings).isEmpty()
                ? e
                : new PlatformException(e.failure().saying(said -> SecretReferences.concealed(said, settings)));
    }

    private static Object settings(Submission told) {
        if (told instanceof Sync sync) {
            return sync.parameters();
        }
        if (told instanceof Provision provision) {
            return provision.parameters();
        }
        return told instanceof ProvisionGroup group
                ? group.vdbs().values().stream()
                        .map(ProvisionGroup.NewVdb::parameters)
                        .toList()
                : List.of();
    }
}
