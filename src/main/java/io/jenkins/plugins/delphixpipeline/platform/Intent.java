package io.jenkins.plugins.delphixpipeline.platform;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was about to be submitted, written down and saved before it was: all that is needed to find the work again when
 * its answer was lost. Stored with the operation, so a plain class.
 */
public final class Intent implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<Submission.Kind> MAKING =
            EnumSet.of(Submission.Kind.PROVISION, Submission.Kind.CREATE_POD, Submission.Kind.BOOKMARK_VDB);

    private final Submission.Kind kind;
    private final String target;
    private final String madeName;
    private final HashMap<String, String> evidence;
    private final long since;
    private final String user;
    private final String correlation;
    /** Null in what was stored before anything was marked. */
    private final Boolean marked;
    /** Null in what was stored before they were kept. */
    private final HashMap<String, String> facts;
    /** Null in what was stored before they were kept. */
    private final HashSet<String> credentials;
    /** Null in what was stored before it was kept. */
    private Boolean ordinary;

    private Intent(Submission submission, Instant since, String user, String correlation) {
        this.kind = submission.kind();
        this.target = submission.target();
        this.madeName = submission.madeName();
        this.evidence = new HashMap<>(submission.evidence());
        this.since = since.toEpochMilli();
        this.user = user;
        this.correlation = correlation;
        this.marked = MAKING.contains(kind);
        this.facts = new HashMap<>();
        this.credentials = new HashSet<>();
    }

    /**
     * @param since a time by the back end's clock that is certainly before the submission
     * @param user reference of the user who submits; null where work does not show whose it is
     * @param correlation the id that the request carries in its user agent
     */
    public static Intent of(Submission submission, Instant since, String user, String correlation) {
        return new Intent(submission, since, user, correlation);
    }

    private Intent(Intent other, Instant since, Map<String, String> facts, Set<String> credentials) {
        this.kind = other.kind;
        this.target = other.target;
        this.madeName = other.madeName;
        this.evidence = other.evidence;
        this.since = since.toEpochMilli();
        this.user = other.user;
        this.correlation = other.correlation;
        this.marked = other.marked;
        this.facts = new HashMap<>(facts);
        this.credentials = new HashSet<>(credentials);
        this.ordinary = other.ordinary;
    }

    /** What its operation has to know when this very attempt is found again, and not a later one. */
    public Intent remembering(Map<String, String> more) {
        return new Intent(this, since(), more, credentials());
    }

    /** @param ids of the Jenkins credentials whose secrets the submission tells */
    public Intent telling(Set<String> ids) {
        return new Intent(this, since(), facts(), ids);
    }

    /** @param whether none of the masked VDBs that it changes masks anything itself */
    public Intent ofOrdinary(boolean whether) {
        Intent copy = new Intent(this, since(), facts(), credentials());
        copy.ordinary = whether;
        return copy;
    }

    public boolean isOfOrdinary() {
        return Boolean.TRUE.equals(ordinary);
    }

    /** The ids of the Jenkins credentials whose secrets were told. */
    public Set<String> credentials() {
        return credentials == null ? Set.of() : Set.copyOf(credentials);
    }

    public Map<String, String> facts() {
        return facts == null ? Map.of() : Map.copyOf(facts);
    }

    /**
     * The same where it is known by now when its work began.
     *
     * @param begun null where that is not known
     * @param margin by which clocks may differ
     */
    public Intent notBefore(Instant begun, Duration margin) {
        Instant earliest = begun == null ? since() : begun.minus(margin);
        return earliest.isAfter(since()) ? new Intent(this, earliest, facts(), credentials()) : this;
    }

    public Submission.Kind kind() {
        return kind;
    }

    public String target() {
        return target;
    }

    public String madeName() {
        return madeName;
    }

    /** Whether what it makes bears its mark, so that nothing else counts as its work. */
    public boolean isMarked() {
        return Boolean.TRUE.equals(marked);
    }

    public Map<String, String> evidence() {
        return Map.copyOf(evidence);
    }

    /** The timeflows of the VDBs that are moved to others by it; empty where none is. */
    public Set<String> movedFrom() {
        return switch (kind) {
            case REFRESH, REWIND, UNDO, REFRESH_GROUP ->
                evidence.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(Submission.MovesVdb.BEFORE))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.toSet());
            // What is made was on none before.
            case PROVISION -> Set.of("");
            default -> Set.of();
        };
    }

    public Instant since() {
        return Instant.ofEpochMilli(since);
    }

    /** Who submitted, even when the connection has another user by now; null where work does not show whose it is. */
    public String user() {
        return user;
    }

    public String correlation() {
        return correlation;
    }

    @Override
    public String toString() {
        return kind + " " + target + (madeName == null ? "" : " \"" + madeName + '"') + " since " + since();
    }
}
