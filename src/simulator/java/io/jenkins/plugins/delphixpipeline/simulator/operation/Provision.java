package io.jenkins.plugins.delphixpipeline.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Validation;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Set;

/**
 * Makes a new VDB. Its container is there, under the reference that is answered, as soon as the job starts; when the job
 * fails or is cancelled it disappears again. A child job takes the first snapshot.
 */
public final class Provision {

    private static final Set<String> TYPES = Set.of(
            "OracleProvisionParameters",
            "OracleMultitenantProvisionParameters",
            "AppDataProvisionParameters",
            "MSSqlProvisionParameters",
            "ASEProvisionParameters",
            "MySQLProvisionParameters");

    private final Call call;
    private final EngineState state;
    private final JsonNode body;

    public Provision(Call call) {
        this.call = call;
        this.state = call.state();
        this.body = call.body();
    }

    public Reply start() {
        validate();
        DataKind kind = DataKind.of(body);
        String parent = new Points(state).datasetOf(body.path("timeflowPointParameters"), null);
        if (parent == null) {
            new Validation(body).required("timeflowPointParameters.container").check();
        }
        if (!call.object(Kind.DATABASE, parent).path("type").asText().equals(kind.container())) {
            throw ApiError.refused(
                    "exception.db.provision.type.mismatch",
                    "The parameters do not fit a parent of type "
                            + call.object(Kind.DATABASE, parent).path("type").asText() + ".",
                    "Use the provision parameters of the parent's type.");
        }
        requireContent(call.object(Kind.DATABASE, parent));
        String group = Json.text(body.path("container"), "group");
        String name = Json.text(body.path("container"), "name");
        call.object(Kind.GROUP, group);
        new Names(state).requireFree(group, name);
        ObjectNode pluggedInto = pluggedInto();
        if (pluggedInto == null) {
            requireRepository(kind);
        }
        ObjectNode maskingJob = maskingJob(parent);
        boolean inherited = call.object(Kind.DATABASE, parent).path("masked").asBoolean();
        boolean masked = inherited || maskingJob != null || body.path("masked").asBoolean();
        DataPoint from = new Points(state).resolve(body.path("timeflowPointParameters"), parent);

        String repository = pluggedInto == null
                ? Json.text(body.path("sourceConfig"), "repository")
                : Json.text(pluggedInto, "repository");
        String vdb = new Datasets(state)
                .addVdb(new Datasets.NewVdb(
                        group,
                        name,
                        parent,
                        from,
                        masked,
                        source(maskingJob),
                        body.path("sourceConfig"),
                        repository,
                        "PENDING"));
        state.store()
                .update(
                        Kind.DATABASE,
                        vdb,
                        container -> container.put("description", Json.text(body.path("container"), "description")));
        return call.start(vdb, plan(vdb));
    }

    private JobPlan plan(String vdb) {
        ObjectNode container = state.store().get(Kind.DATABASE, vdb);
        String name = state.displayName(container);
        String plain = Json.text(container, "name");
        String family = DataKind.of(container) == DataKind.ORACLE ? "oraclevdb" : "appdatavdb";
        JobPlan plan = new JobPlan("DB_PROVISION", container, name, "Provision virtual database \"" + plain + "\".")
                .event(5, "event.jobs." + family + ".provision.starting", "Provisioning \"" + name + "\".")
                .event(25, "event.jobs." + family + ".storage.export", "Exporting storage.")
                .event(40, "event.jobs." + family + ".mount", "Mounting the datasets on the target host.")
                .event(70, "event.jobs." + family + ".opening.database", "Opening \"" + name + "\".", () -> new Runtime(
                                state)
                        .status(vdb, "RUNNING"));
        new Hooks(state).plan(plan, vdb, "configureClone", 75, 95);
        return Sync.after(plan.whenNotCompleted(() -> new Datasets(state).remove(vdb)), state, vdb);
    }

    private void validate() {
        String type = call.text("type");
        if (type != null && type.endsWith("ProvisionParameters") && !TYPES.contains(type)) {
            throw ApiError.refused(
                    "exception.simulator.unsupported",
                    "This engine does not provision with " + type + ".",
                    "Use one of " + TYPES + ".");
        }
        Validation validation = call.validate()
                .type(TYPES)
                .required("container", "container.group", "source", "sourceConfig", "timeflowPointParameters")
                .name("container.name")
                .text("container.description");
        if (call.version().atLeast("1.8.0")) {
            validation.required("source.allowAutoVDBRestartOnHostReboot");
        }
        switch (String.valueOf(type)) {
            case "OracleProvisionParameters" ->
                validation.required(
                        "source.mountBase",
                        "sourceConfig.repository",
                        "sourceConfig.databaseName",
                        "sourceConfig.uniqueName",
                        "OracleRACConfig".equals(Json.text(body.path("sourceConfig"), "type"))
                                ? "sourceConfig.instances"
                                : "sourceConfig.instance");
            case "OracleMultitenantProvisionParameters" ->
                validation.required("source.mountBase", "sourceConfig.databaseName", "sourceConfig.cdbConfig");
            case "ASEProvisionParameters" ->
                validation.required("sourceConfig.repository", "sourceConfig.databaseName", "truncateLogOnCheckpoint");
            case "MSSqlProvisionParameters" ->
                validation.required("sourceConfig.repository", "sourceConfig.databaseName");
            case "AppDataProvisionParameters" -> validation.required("sourceConfig.repository", "source.parameters");
            default -> validation.required("sourceConfig.repository");
        }
        validation.check();
        Points.validate(body);
        if (body.has("masked") && call.version().before("1.10.1")) {
            call.validate()
                    .problem("masked", "exception.webservices.validation.unknown", "Unknown field.")
                    .check();
        }
    }

    /** A pluggable database needs its own kind of parameters, and they fit nothing else. */
    private void requireContent(ObjectNode parent) {
        boolean pluggable = "PDB".equals(Json.text(parent, "contentType"));
        if (pluggable != "OracleMultitenantProvisionParameters".equals(call.text("type"))) {
            throw ApiError.refused(
                    "exception.db.provision.type.mismatch",
                    "The parameters do not fit a parent of content type " + Json.text(parent, "contentType") + ".",
                    "Use the provision parameters of the parent's content type.");
        }
        if (pluggable && call.version().before("1.9.0")) {
            throw ApiError.refused(
                    "exception.webservices.validation.type",
                    "Pluggable databases came with 1.9.0.",
                    "Use a newer API version.");
        }
    }

    /** The container database of a new pluggable one; null for anything else. */
    private ObjectNode pluggedInto() {
        String cdb = Json.text(body.path("sourceConfig"), "cdbConfig");
        return cdb == null ? null : call.object(Kind.SOURCE_CONFIG, cdb);
    }

    private void requireRepository(DataKind kind) {
        ObjectNode repository = call.object(Kind.REPOSITORY, Json.text(body.path("sourceConfig"), "repository"));
        if (!repository.path("type").asText().equals(kind.repository())) {
            throw ApiError.refused(
                    "exception.repository.incompatible",
                    "The repository \"" + Json.text(repository, "name") + "\" is not compatible with the parent.",
                    "Choose a compatible repository.");
        }
        boolean rac = "OracleRACConfig".equals(Json.text(body.path("sourceConfig"), "type"));
        if (kind == DataKind.ORACLE && rac != repository.path("rac").asBoolean()) {
            throw ApiError.refused(
                    "exception.repository.incompatible",
                    "The repository \"" + Json.text(repository, "name") + "\" is " + (rac ? "no" : "a")
                            + " cluster installation.",
                    "Use OracleRACConfig for a cluster, OracleSIConfig otherwise.");
        }
    }

    private ObjectNode maskingJob(String parent) {
        if (!Json.has(body, "maskingJob")) {
            return null;
        }
        ObjectNode job = call.object(Kind.MASKING_JOB, Json.text(body, "maskingJob"));
        if (!parent.equals(Json.text(job, "associatedContainer"))) {
            throw ApiError.refused(
                    "exception.masking.job.not.associated",
                    "The masking job \"" + Json.text(job, "name") + "\" is not associated with the parent.",
                    "Associate the masking job with the parent, then try again.");
        }
        return job;
    }

    /** The source as asked for; a masking job becomes its first configureClone hook. */
    private ObjectNode source(ObjectNode maskingJob) {
        ObjectNode source = body.path("source").deepCopy();
        if (!Json.has(source, "operations")) {
            source.set("operations", Datasets.hooks());
        }
        if (maskingJob != null) {
            ((ObjectNode) source.get("operations")).withArray("configureClone").insert(0, maskingHook(maskingJob));
        }
        return source;
    }

    /** The hook that a masking job becomes. */
    public static ObjectNode maskingHook(ObjectNode maskingJob) {
        return Json.object(
                "type",
                "RunMaskingJobOnSourceOperation",
                "name",
                Json.text(maskingJob, "name"),
                "maskingJobId",
                Json.text(maskingJob, "maskingJobId"),
                "applicationId",
                "Patients");
    }
}
