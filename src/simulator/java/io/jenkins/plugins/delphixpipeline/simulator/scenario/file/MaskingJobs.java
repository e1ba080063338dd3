package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Provision;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Masking jobs of a scenario: made when a VDB first names one, since they belong to the dataset it is made from. */
final class MaskingJobs {

    private final EngineState state;
    private final Estate estate;
    private final Function<Item, String> dataset;
    private final Map<String, Item> declared = new LinkedHashMap<>();
    private final Set<Integer> ids = new HashSet<>();

    /** @param dataset finds the reference of a dataset by its name */
    MaskingJobs(EngineState state, Estate estate, Function<Item, String> dataset) {
        this.state = state;
        this.estate = estate;
        this.dataset = dataset;
    }

    void declare(List<Item> jobs) {
        jobs.forEach(job -> {
            if (declared.put(job.text("name"), job) != null) {
                throw job.problem("there are two masking jobs \"" + job.text("name") + "\"");
            }
            job.member("id").filter(id -> !ids.add(Integer.valueOf(id.text()))).ifPresent(id -> {
                throw id.problem("there is a masking job with the number " + id.text() + " already");
            });
        });
    }

    /** The hook of a VDB that runs the job of this name. */
    ObjectNode hook(Item name, String parent) {
        return Provision.maskingHook(job(name.text(), parent));
    }

    /** When all datasets are there: those jobs that no VDB has named, and what the others were said to belong to. */
    void complete() {
        declared.forEach((name, item) -> {
            String job = Store.ref(job(name, null));
            item.member("dataset").map(dataset).ifPresent(owner -> state.store()
                    .update(Kind.MASKING_JOB, job, changed -> changed.put("associatedContainer", owner)));
        });
    }

    private ObjectNode job(String name, String parent) {
        return state.store().where(Kind.MASKING_JOB, "name", name).stream()
                .findFirst()
                .orElseGet(() -> {
                    Optional<Item> item = Optional.ofNullable(declared.get(name));
                    int next = state.store().all(Kind.MASKING_JOB).size() + 1;
                    int number = item.map(job -> job.number("id", next)).orElse(next);
                    return estate.maskingJob(name, String.valueOf(number), parent);
                });
    }
}
