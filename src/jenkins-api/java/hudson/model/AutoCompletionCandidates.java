package hudson.model;

import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.HttpResponse;

public class AutoCompletionCandidates implements HttpResponse {
    private final List<String> values = new ArrayList<>();

    public AutoCompletionCandidates add(String value) {
        values.add(value);
        return this;
    }

    public AutoCompletionCandidates add(String... all) {
        values.addAll(List.of(all));
        return this;
    }

    public List<String> getValues() {
        return values;
    }
}
