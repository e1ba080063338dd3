package io.jenkins.plugins.delphixpipeline.openwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenWorkRegistryTest {
    /** Work of no kind. */
    private static final class Errand extends OpenWork {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String version;

        Errand(String id, String version) {
            super(id, new Origin("clinic/patients#7", "12"), 0);
            this.version = version;
        }

        @Override
        public String verb() {
            return version;
        }

        @Override
        public String subject() {
            return id();
        }

        @Override
        public String connection() {
            return null;
        }
    }

    /** Remembers what was written, and each write takes until it is let go. */
    private static final class SlowStore implements OpenWorkStore {
        final AtomicInteger reads = new AtomicInteger();
        final AtomicInteger writes = new AtomicInteger();
        final CountDownLatch firstWrite = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);
        volatile List<OpenWork> written = List.of();
        volatile boolean full;
        volatile boolean unreadable;

        @Override
        public List<OpenWork> read() {
            reads.incrementAndGet();
            if (unreadable) {
                throw new UncheckedIOException(new IOException("no XML"));
            }
            return written;
        }

        @Override
        public void write(List<OpenWork> all) {
            firstWrite.countDown();
            try {
                letGo.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (full) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            writes.incrementAndGet();
            written = new ArrayList<>(all);
        }
    }

    private final SlowStore store = new SlowStore();
    private final OpenWorkRegistry registry = new OpenWorkRegistry(store);

    @Test
    void whatManyPutAtOnceIsKeptWhenTheirCallsReturnInFewWrites() throws Exception {
        List<String> missing = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Errand errand = new Errand("errand-" + i, "new");
            Thread thread = new Thread(() -> {
                registry.put(errand);
                if (!store.written.contains(errand)) {
                    missing.add(errand.id());
                }
            });
            threads.add(thread);
            thread.start();
        }
        store.firstWrite.await();
        for (Thread thread : threads) {
            while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
        }
        store.letGo.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(missing).isEmpty();
        assertThat(store.written).hasSize(40);
        assertThat(store.writes.get()).isLessThan(10);
    }

    /** A step claims its work on the thread that runs the pipeline. */
    @Test
    void toClaimWorkReadsNoFile() {
        DataOperation operation = mock(DataOperation.class);

        Optional<GuardedRun> claimed = GuardedRun.claim(
                registry,
                operation,
                OperationState.start("one", 0),
                new Origin("clinic/patients#7", "12"),
                (state, durably) -> {});

        assertThat(claimed).isPresent();
        assertThat(registry.isClaimed("one")).isTrue();
        assertThat(store.reads.get()).isZero();
    }

    @Test
    void whatCouldNotBeWrittenIsAsItWas() {
        store.letGo.countDown();
        Errand old = new Errand("one", "old");
        registry.put(old);
        store.full = true;

        assertThatThrownBy(() -> registry.put(new Errand("one", "new"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> registry.put(new Errand("two", "new"))).isInstanceOf(UncheckedIOException.class);

        assertThat(registry.all()).containsExactly(old);
        store.full = false;
        registry.put(new Errand("three", "new"));
        assertThat(store.written).extracting(OpenWork::id).containsExactly("one", "three");
    }

    @Test
    void workGoesWithItsJobWhicheverKindItIs() {
        store.letGo.countDown();
        registry.put(new Errand("one", "old"));
        int writes = store.writes.get();

        registry.moved("clin", "elsewhere");
        assertThat(store.writes.get()).as("writes for a job that has none").isEqualTo(writes);
        registry.moved("clinic", "hospital/clinic");

        assertThat(store.written)
                .extracting(OpenWork::origin)
                .containsExactly(new Origin("hospital/clinic/patients#7", "12"));
    }

    /** Whoever carries it has begun under the old name. */
    @Test
    void workThatGoesOnStaysWithItsMovedJob() {
        store.letGo.countDown();
        DataOperation operation = mock(DataOperation.class);
        OperationState state = OperationState.start("one", 0);
        when(operation.guardsData(any())).thenReturn(true);
        GuardedRun run = GuardedRun.claim(
                        registry, operation, state, new Origin("clinic/patients#7", "12"), (now, durably) -> {})
                .orElseThrow();
        run.save(state, true);

        registry.moved("clinic/patients", "clinic/people");
        run.save(state.awaiting("SYNC", "JOB-1"), true);

        assertThat(store.written).singleElement().satisfies(work -> {
            assertThat(((GuardedWork) work).state().openJob()).isEqualTo("JOB-1");
            assertThat(work.origin().run()).isEqualTo("clinic/people#7");
        });
    }

    @Test
    void aFileThatCannotBeReadIsNotOverwritten() {
        store.letGo.countDown();
        registry.put(new Errand("one", "old"));
        store.unreadable = true;
        OpenWorkRegistry next = new OpenWorkRegistry(store);

        assertThatThrownBy(() -> next.put(new Errand("two", "new"))).isInstanceOf(UncheckedIOException.class);

        assertThat(store.written).extracting(OpenWork::id).containsExactly("one");
    }

    @Test
    void aClaimIsHeldByOneAtATime() {
        assertThat(registry.claim("one")).isTrue();
        assertThat(registry.claim("one")).isFalse();
        assertThat(registry.claim("two")).isTrue();
        registry.release("one");
        assertThat(registry.claim("one")).isTrue();
    }

    @Test
    void theJobIsWhatStandsBeforeTheNumber() {
        assertThat(new Origin("clinic/odd#name#7", null).job()).isEqualTo("clinic/odd#name");
    }
}
