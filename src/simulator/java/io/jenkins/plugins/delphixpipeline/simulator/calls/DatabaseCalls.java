package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Connections;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Delete;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Points;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Provision;
import io.jenkins.plugins.delphixpipeline.simulator.operation.ProvisionDefaults;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Replace;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Runtime;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Sync;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Timeflows;
import java.util.Set;

/** {@code /database}: what can be done with datasets. */
final class DatabaseCalls {

    private DatabaseCalls() {}

    static void addTo(Router router) {
        router.post("database/{ref}/sync", DatabaseCalls::sync);
        router.post("database/{ref}/refresh", DatabaseCalls::refresh);
        router.post("database/{ref}/rollback", DatabaseCalls::rollback);
        router.get("database/{ref}/undo", call -> undo(call, call.version().before("1.11.8")));
        router.post("database/{ref}/undo", call -> undo(call, call.version().atLeast("1.11.8")));
        router.post("database/{ref}/switchTimeflow", DatabaseCalls::switchTimeflow);
        router.post("database/{ref}/delete", call -> call.start(Delete.plan(call.state(), call.object(Kind.DATABASE))));
        router.post("database/provision", call -> new Provision(call).start());
        router.post(
                "database/provision/defaults", call -> Reply.of(new ProvisionDefaults(call.state()).of(call.body())));
        router.get(
                "database/{ref}/connectionInfo",
                call -> Reply.of(Connections.of(call.state(), Store.ref(call.object(Kind.DATABASE)))));
    }

    private static Reply sync(Call call) {
        ObjectNode database = call.object(Kind.DATABASE);
        SyncTypes.check(call, DataKind.of(database));
        new Runtime(call.state()).requireEnabled(database);
        return call.start(Sync.plan(call.state(), database));
    }

    private static Reply refresh(Call call) {
        ObjectNode database = call.object(Kind.DATABASE);
        Runtime runtime = new Runtime(call.state());
        checkType(call, database, "Refresh");
        Points.validate(call.body());
        runtime.requireVdb(database, "refresh");
        runtime.requireEnabled(database);
        DataPoint from = new Points(call.state())
                .resolve(call.body().path("timeflowPointParameters"), Json.text(database, "provisionContainer"));
        return call.start(new Replace(call.state(), database).refresh(from));
    }

    private static Reply rollback(Call call) {
        ObjectNode database = call.object(Kind.DATABASE);
        Runtime runtime = new Runtime(call.state());
        checkType(call, database, "Rollback");
        Points.validate(call.body());
        runtime.requireVdb(database, "rollback");
        runtime.requireEnabled(database);
        DataPoint from =
                new Points(call.state()).resolve(call.body().path("timeflowPointParameters"), Store.ref(database));
        return call.start(new Replace(call.state(), database).rollback(from));
    }

    private static Reply undo(Call call, boolean methodFitsVersion) {
        ObjectNode database = call.object(Kind.DATABASE);
        if (!methodFitsVersion) {
            throw ApiError.noSuchCall(call.request().method(), "/database/" + Store.ref(database) + "/undo");
        }
        new Runtime(call.state()).requireVdb(database, "undo");
        new Runtime(call.state()).requireEnabled(database);
        String previous = Json.text(database, "previousTimeflow");
        if (previous == null) {
            throw ApiError.refused(
                    "exception.db.undo.nothing",
                    "There is nothing to undo for \"" + call.state().displayName(database) + "\".",
                    "Refresh or roll back first.");
        }
        return call.start(toTimeflow(call, database, "DB_UNDO", "Undo the last operation of database", previous));
    }

    private static Reply switchTimeflow(Call call) {
        ObjectNode database = call.object(Kind.DATABASE);
        call.validate().required("timeflow").check();
        ObjectNode timeflow = call.object(Kind.TIMEFLOW, call.text("timeflow"));
        if (!Store.ref(database).equals(Json.text(timeflow, "container"))) {
            throw ApiError.refused(
                    "exception.timeflow.point.foreign",
                    "The timeflow belongs to another dataset.",
                    "Choose another one.");
        }
        return call.start(toTimeflow(
                call, database, "DB_SWITCH_TIMEFLOW", "Switch the timeflow of database", Store.ref(timeflow)));
    }

    private static JobPlan toTimeflow(Call call, ObjectNode database, String actionType, String verb, String timeflow) {
        String title = verb + " \"" + Json.text(database, "name") + "\".";
        return new JobPlan(actionType, database, call.state().displayName(database), title)
                .progress(50, () -> new Timeflows(call.state()).makeCurrent(Store.ref(database), timeflow));
    }

    /** RefreshParameters for most, OracleRefreshParameters for Oracle; old clients put their own family in front. */
    private static void checkType(Call call, ObjectNode database, String operation) {
        DataKind kind = DataKind.of(database);
        JsonNode body = call.body();
        if (kind == DataKind.ORACLE) {
            call.validate().type(Set.of(kind.parameters(operation))).check();
        } else if (!body.path("type").asText().equals(kind.parameters(operation))) {
            call.validate().type(Set.of(operation + "Parameters")).check();
        }
    }
}
