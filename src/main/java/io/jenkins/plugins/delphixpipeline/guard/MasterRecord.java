package io.jenkins.plugins.delphixpipeline.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a master's masking looked whenever this controller looked at it. Between two looks that differ nobody knows how it was.
 *
 * @param maskingHook the script that a step named as its masking step; null where none was
 * @param fingerprint flag and hooks at the last look; null before the first
 * @param masking whether there was a masking step at the last look
 * @param lookedAt the time of the last look, by the back end's clock
 */
public record MasterRecord(String maskingHook, String fingerprint, boolean masking, Instant lookedAt, List<Gap> gaps) {
    static final MasterRecord EMPTY = new MasterRecord(null, null, false, null, List.of());
    private static final int MOST_GAPS = 50;
    /** A back end's time is told as one that is certainly past, in whole seconds: it may be later by this. */
    private static final Duration UNCERTAINTY = Duration.ofSeconds(4);

    public MasterRecord {
        gaps = gaps == null ? List.of() : List.copyOf(withoutForgetting(gaps));
    }

    /** What is left out of many must not count as masked. */
    private static List<Gap> withoutForgetting(List<Gap> all) {
        List<Gap> kept = new ArrayList<>(all);
        while (kept.size() > MOST_GAPS) {
            kept.set(0, kept.get(0).joined(kept.remove(1)));
        }
        return kept;
    }

    /**
     * A time between two looks that differ, with the time before it for which there was no masking step.
     *
     * @param without at one of the two there was no masking step at all
     */
    public record Gap(Instant from, Instant until, boolean without) {
        boolean touches(Instant begin, Instant end) {
            return begin.isBefore(until) && end.isAfter(from);
        }

        private Gap joined(Gap later) {
            return new Gap(from, until.isAfter(later.until) ? until : later.until, without || later.without);
        }
    }

    MasterRecord naming(String hook) {
        return new MasterRecord(hook, fingerprint, masking, lookedAt, gaps);
    }

    MasterRecord looking(String seen, boolean masks, Instant now) {
        if (fingerprint == null || fingerprint.equals(seen) || lookedAt == null) {
            return new MasterRecord(maskingHook, seen, masks, now, gaps);
        }
        List<Gap> more = new ArrayList<>(gaps);
        // A clock that was set back does not say since when the times it shows are new ones.
        boolean setBack = now.isBefore(lookedAt);
        Instant since = setBack ? Instant.EPOCH : masking ? lookedAt : withoutSince();
        Instant until = setBack ? lookedAt : now;
        more.add(new Gap(since, until.plus(UNCERTAINTY), !masking || !masks));
        return new MasterRecord(maskingHook, seen, masks, now, more);
    }

    /** What two kept apart of one master: the later look, and the gaps of both. */
    MasterRecord joined(MasterRecord other) {
        if (lookedAt != null && (other.lookedAt == null || other.lookedAt.isBefore(lookedAt))) {
            return other.joined(this);
        }
        List<Gap> both = Stream.concat(gaps.stream(), other.gaps.stream())
                .distinct()
                .sorted(Comparator.comparing(Gap::from))
                .toList();
        String hook = other.maskingHook == null ? maskingHook : other.maskingHook;
        return new MasterRecord(hook, other.fingerprint, other.masking, other.lookedAt, both);
    }

    /** Looks that show no masking step do not end a time without; where the first one did, nobody knows of any before. */
    private Instant withoutSince() {
        return gaps.isEmpty() ? Instant.EPOCH : gaps.get(gaps.size() - 1).from();
    }

    /** Whether it differs from what is kept by more than the time of the look. */
    boolean isNews(MasterRecord other) {
        return !Objects.equals(maskingHook, other.maskingHook)
                || !Objects.equals(fingerprint, other.fingerprint)
                || !gaps.equals(other.gaps);
    }
}
