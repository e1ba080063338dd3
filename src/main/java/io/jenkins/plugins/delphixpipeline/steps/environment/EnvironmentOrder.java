package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step asks for, checked. Stored with the pipeline; it names credentials and holds none. */
final class EnvironmentOrder implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Parts of the result of a provision, and the ends of the variables that hold them. */
    private static final Map<String, String> VARIABLES =
            Map.of("vdb", "VDB", "host", "HOST", "port", "PORT", "database", "DATABASE", "jdbc", "JDBC_URL");

    private final Data data;
    /** Null when the connection's counts. */
    private final Lifetime lifetime;

    private final AfterFailure afterFailure;
    private final String prefix;
    private final String account;
    private final String adminCredentialsId;

    /**
     * @param prefix of the variables
     * @param account whose password is set; null for none
     * @param adminCredentialsId null where nobody logs in to the database
     */
    EnvironmentOrder(
            Data data,
            Lifetime lifetime,
            AfterFailure afterFailure,
            String prefix,
            String account,
            String adminCredentialsId) {
        this.data = data;
        this.lifetime = lifetime;
        this.afterFailure = afterFailure;
        this.prefix = prefix;
        this.account = account;
        this.adminCredentialsId = adminCredentialsId;
    }

    /** Which data, and where it goes. */
    static final class Data implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String from;
        private final PointChoice point;
        private final String group;
        private final String environment;
        private final String repository;
        private final String maskingJob;
        private final HashMap<String, Object> parameters;
        private final boolean allowUnmasked;

        Data(String from, PointChoice point, ProvisionVdb.Placement placement, boolean allowUnmasked) {
            this.from = from;
            this.point = point;
            this.group = placement.group();
            this.environment = placement.environment();
            this.repository = placement.repository();
            this.maskingJob = placement.maskingJob();
            this.parameters = new HashMap<>(placement.parameters());
            this.allowUnmasked = allowUnmasked;
        }

        private ProvisionVdb provision(String name, IfExists ifExists) {
            ProvisionVdb.Placement placement =
                    new ProvisionVdb.Placement(group, environment, repository, maskingJob, parameters);
            return new ProvisionVdb(name, from, point, placement, ifExists, allowUnmasked);
        }
    }

    ProvideEnvironment provision(DataEnvironment reserved) {
        ProvideEnvironment fresh = ProvideEnvironment.fresh(data.provision(reserved.name(), IfExists.FAIL));
        return reserved.reference() == null
                ? fresh
                : fresh.orAgain(
                        data.provision(reserved.name(), IfExists.REFRESH), reserved.reference(), reserved.path());
    }

    /** Null when nothing is known to mask the data. */
    String maskedBy() {
        return data.maskingJob != null || data.allowUnmasked ? data.maskingJob : data.from;
    }

    Map<String, String> variables(DataEnvironment ready) {
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLES.forEach((part, end) -> {
            String value = ready.details().get(part);
            if (value != null) {
                variables.put(prefix + '_' + end, value);
            }
        });
        if (account != null) {
            variables.put(prefix + "_USER", account);
        }
        return variables;
    }

    String passwordVariable() {
        return prefix + "_PASSWORD";
    }

    Lifetime lifetime() {
        return lifetime;
    }

    AfterFailure afterFailure() {
        return afterFailure;
    }

    String account() {
        return account;
    }

    String adminCredentialsId() {
        return adminCredentialsId;
    }
}
