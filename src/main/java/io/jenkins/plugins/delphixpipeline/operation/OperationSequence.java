package io.jenkins.plugins.delphixpipeline.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Operations that run one after the other within one step. Each sees its own phases and facts only; what it made is kept
 * with the state, so that after a restart nothing that is done is asked again.
 */
public final class OperationSequence implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGUN = "begun ";
    private static final String RESULT = "result ";

    private final String verb;
    private final String subject;
    private final ArrayList<Part> parts;
    /** Null in what was stored before there was such a thing. */
    private final LinkedHashMap<String, Object> told;

    public OperationSequence(String verb, String subject, List<Part> parts) {
        this(verb, subject, parts, Map.of());
    }

    /** @param told texts, numbers and lists that are part of the result whatever the parts make */
    public OperationSequence(String verb, String subject, List<Part> parts, Map<String, ?> told) {
        this.verb = verb;
        this.subject = subject;
        this.parts = new ArrayList<>(parts);
        this.told = new LinkedHashMap<>(told);
    }

    /** One operation, and what people call it here. */
    public static final class Part implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String label;
        private final DataOperation operation;

        public Part(String label, DataOperation operation) {
            this.label = label;
            this.operation = operation;
        }
    }

    @Override
    public String verb() {
        return verb;
    }

    @Override
    public String subject() {
        return subject;
    }

    /** What will be done, in order. */
    public List<String> labels() {
        return parts.stream().map(part -> part.label).toList();
    }

    /** What will be done, one after the other. */
    public List<DataOperation> operations() {
        return parts.stream().map(part -> part.operation).toList();
    }

    /** What is part of the result whatever the parts make. */
    public Map<String, Object> told() {
        return told == null ? Map.of() : Map.copyOf(told);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        OptionalInt current = current(state);
        if (current.isEmpty()) {
            return new Next.Done(all(state));
        }
        int at = current.getAsInt();
        Part part = parts.get(at);
        if (state.fact(BEGUN + at) == null) {
            context.note(Note.PART_BEGINS, at + 1, parts.size(), part.label);
            return new Next.Remember(Map.of(BEGUN + at, part.label));
        }
        return outward(at, SecondLook.next(part.operation, state.part(prefix(at)), context));
    }

    private static Next outward(int at, Next next) {
        if (next instanceof Next.Submit submit) {
            return submit.within(prefix(at));
        }
        if (next instanceof Next.Await await) {
            return new Next.Await(prefix(at) + await.phase(), await.job());
        }
        if (next instanceof Next.Wait wait) {
            return new Next.Wait(prefix(at) + wait.phase(), wait.jobs());
        }
        if (next instanceof Next.Remember remember) {
            return remember.within(prefix(at));
        }
        return new Next.Remember(Map.of(RESULT + at, text(((Next.Done) next).result())));
    }

    /** The first that has not reached its goal. */
    private OptionalInt current(OperationState state) {
        return IntStream.range(0, parts.size())
                .filter(at -> state.fact(RESULT + at) == null)
                .findFirst();
    }

    /** Where two made something of the same name, the later one is told; the flows of all are. */
    private Result all(OperationState state) {
        Map<String, Object> values = new HashMap<>();
        List<Result.Flow> flows = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            Result made = result(state.fact(RESULT + at));
            values.putAll(made.values());
            flows.addAll(made.flows());
        }
        values.putAll(told == null ? Map.of() : told);
        return new Result(values, flows, null).with("actions", new ArrayList<>(labels()));
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        OptionalInt begun = begun(state);
        return begun.isEmpty()
                ? Optional.empty()
                : parts.get(begun.getAsInt())
                        .operation
                        .beforeFailing(state.part(prefix(begun.getAsInt())), context)
                        .map(submit -> submit.within(prefix(begun.getAsInt())));
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        begun(state).ifPresent(at -> parts.get(at).operation.afterFailing(state.part(prefix(at)), notes));
    }

    private OptionalInt begun(OperationState state) {
        OptionalInt current = current(state);
        return current.isPresent() && state.fact(BEGUN + current.getAsInt()) != null ? current : OptionalInt.empty();
    }

    @Override
    public boolean guardsData(OperationState state) {
        OptionalInt begun = begun(state);
        return begun.isPresent()
                && parts.get(begun.getAsInt()).operation.guardsData(state.part(prefix(begun.getAsInt())));
    }

    @Override
    public boolean asksMaskingEngine(OperationState state) {
        OptionalInt current = current(state);
        return current.isPresent()
                && parts.get(current.getAsInt()).operation.asksMaskingEngine(state.part(prefix(current.getAsInt())));
    }

    private static String prefix(int at) {
        return (at + 1) + ".";
    }

    private static String text(Result result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result that is not made of texts, numbers and lists", e);
        }
    }

    private static Result result(String text) {
        try {
            return JSON.readValue(text, Result.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored result that cannot be read", e);
        }
    }
}
