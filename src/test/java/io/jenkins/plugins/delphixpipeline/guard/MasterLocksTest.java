package io.jenkins.plugins.delphixpipeline.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MasterLocksTest {
    private static final MasterClaim READ = new MasterClaim(Set.of("master"), Set.of());
    private static final MasterClaim WRITE = new MasterClaim(Set.of(), Set.of("master"));

    private final MasterLocks locks = new MasterLocks();
    private final List<String> woken = new ArrayList<>();

    private boolean acquire(String holder, MasterClaim claim) {
        return locks.acquire(holder, claim, () -> woken.add(holder));
    }

    @Test
    void thoseWhoTakeShareAMasterAndWhoChangesItIsAlone() {
        assertThat(acquire("pod 1", READ)).isTrue();
        assertThat(acquire("pod 2", READ)).isTrue();
        assertThat(acquire("refresh", WRITE)).isFalse();
        assertThat(locks.holders("refresh", WRITE)).containsExactlyInAnyOrder("pod 1", "pod 2");

        locks.release("pod 1");
        assertThat(acquire("refresh", WRITE)).isFalse();
        locks.release("pod 2");
        assertThat(woken).contains("refresh");
        assertThat(acquire("refresh", WRITE)).isTrue();
        assertThat(acquire("pod 3", READ)).isFalse();
    }

    @Test
    void whoComesLaterDoesNotOvertakeWhoWaits() {
        acquire("pod 1", READ);
        acquire("refresh", WRITE);

        assertThat(acquire("pod 2", READ)).isFalse();
        locks.release("pod 1");
        assertThat(acquire("pod 2", READ)).isFalse();
        assertThat(acquire("refresh", WRITE)).isTrue();
        locks.release("refresh");
        assertThat(acquire("pod 2", READ)).isTrue();
    }

    @Test
    void whatIsNeededTogetherIsGivenTogetherSoThatNobodyWaitsForEver() {
        MasterClaim both = new MasterClaim(Set.of("a", "b"), Set.of());
        MasterClaim first = new MasterClaim(Set.of(), Set.of("a"));
        acquire("refresh of a", first);

        assertThat(acquire("pod", both)).isFalse();
        assertThat(acquire("refresh of b", new MasterClaim(Set.of(), Set.of("b"))))
                .isFalse();
        locks.release("refresh of a");
        assertThat(acquire("pod", both)).isTrue();
        locks.release("pod");
        assertThat(acquire("refresh of b", new MasterClaim(Set.of(), Set.of("b"))))
                .isTrue();
    }

    @Test
    void whoGivesUpWaitingIsNotWaitedFor() {
        acquire("refresh 1", WRITE);
        acquire("refresh 2", WRITE);
        acquire("pod", READ);

        locks.release("refresh 2");
        locks.release("refresh 1");

        assertThat(acquire("pod", READ)).isTrue();
        assertThat(locks.isHeldBy("refresh 2", WRITE)).isFalse();
    }

    @Test
    void whatIsExchangedForAnotherIsGivenBackLikeAnyOther() {
        acquire("pod", READ);
        acquire("refresh", WRITE);
        long before = locks.releases();

        assertThat(acquire("pod", new MasterClaim(Set.of("other"), Set.of()))).isTrue();
        assertThat(woken).containsExactly("refresh");
        assertThat(locks.releases()).isGreaterThan(before);
        assertThat(acquire("refresh", WRITE)).isTrue();
    }

    @Test
    void whatIsHeldStaysHeldWhenItIsAskedForAgain() {
        acquire("refresh", WRITE);
        assertThat(acquire("refresh", WRITE)).isTrue();
        assertThat(locks.isHeldBy("refresh", WRITE)).isTrue();
        assertThat(acquire("refresh of another back end", new MasterClaim(Set.of(), Set.of("other"))))
                .isTrue();
    }

    /** Logins that may not ask for an engine's name know its masters by its address, until somebody tells the name. */
    @Test
    void whoHoldsAMasterByItsAddressHoldsItByItsNameToo() {
        Map<String, String> names = new HashMap<>();
        MasterLocks learning = new MasterLocks(List::of, master -> names.getOrDefault(master, master));
        MasterClaim byAddress = new MasterClaim(Set.of(), Set.of("https://engine DB-2"));
        MasterClaim byName = new MasterClaim(Set.of("uuid-1 DB-2"), Set.of());
        learning.acquire("refresh", byAddress, () -> {});
        learning.moving("refresh", Set.of("TF-2"));

        names.put("https://engine DB-2", "uuid-1 DB-2");

        assertThat(learning.isUnderProof("child", "uuid-1 DB-2", "TF-20")).isTrue();
        assertThat(learning.isUnderProof("child", "https://engine DB-2", "TF-20"))
                .isTrue();
        assertThat(learning.isUnderProof("child", "uuid-1 DB-2", "TF-2")).isFalse();
        assertThat(learning.isHeldBy("refresh", byAddress)).isTrue();
        assertThat(learning.acquire("child", byName, () -> {})).isFalse();
        assertThat(learning.holders("child", byName)).containsExactly("refresh");
        learning.release("refresh");
        assertThat(learning.acquire("child", byName, () -> {})).isTrue();
    }

    @Test
    void whatWasHeldByItsAddressBeforeARestartIsHeldByItsName() {
        MasterLocks.Hold hold =
                new MasterLocks.Hold("refresh", new MasterClaim(Set.of(), Set.of("https://engine DB-2")), Set.of());
        MasterLocks learning =
                new MasterLocks(() -> List.of(hold), master -> master.replace("https://engine", "uuid-1"));

        assertThat(learning.acquire("child", new MasterClaim(Set.of("uuid-1 DB-2"), Set.of()), () -> {}))
                .isFalse();
    }
}
