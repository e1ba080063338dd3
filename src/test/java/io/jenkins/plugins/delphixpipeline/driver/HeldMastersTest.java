package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HeldMastersTest {
    private static final MasterClaim MASTER = new MasterClaim(Set.of(), Set.of("master"));

    private final MasterLocks locks =
            new MasterLocks(() -> List.of(new MasterLocks.Hold("earlier", MASTER, Set.of())), UnaryOperator.identity());
    private final Backend backend = new Backend(
            mock(DataPlatform.class),
            null,
            Limits.defaults(),
            new DataTerms(false, true, TimeflowLedger.inMemory(), locks, null));
    private final HeldMasters masters = new HeldMasters(() -> {}, () -> backend);

    /** Such as one that is given up because its back end cannot be reached. */
    @Test
    void whatEndsAfterARestartWithoutAWordToTheBackEndHoldsNothingAnyMore() {
        assertThat(locks.acquire("next", MASTER, () -> {})).isFalse();

        masters.release(OperationState.start("earlier", 1).holding(MASTER));

        assertThat(locks.acquire("next", MASTER, () -> {})).isTrue();
    }

    @Test
    void whoHoldsNothingNeedsNoBackEnd() {
        new HeldMasters(() -> {}, () -> {
                    throw new AssertionError("asked");
                })
                .release(OperationState.start("other", 1));

        assertThat(locks.acquire("next", MASTER, () -> {})).isFalse();
    }
}
