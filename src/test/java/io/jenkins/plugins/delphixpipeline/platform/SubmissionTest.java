package io.jenkins.plugins.delphixpipeline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionTest {
    /** One record may be of several kinds; then it says which by itself. */
    private static final Set<Class<?>> SAY_IT_THEMSELVES = Set.of(Submission.Run.class, GroupSubmission.RunGroup.class);

    static Stream<Class<?>> records() {
        return Stream.of(Submission.class, GroupSubmission.class, BranchSubmission.class)
                .flatMap(outer -> Arrays.stream(outer.getDeclaredClasses()))
                .filter(type -> type.isRecord() && Submission.class.isAssignableFrom(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordIsOfTheKindThatBearsItsName(Class<?> type) throws Exception {
        if (SAY_IT_THEMSELVES.contains(type)) {
            assertThat(type.getDeclaredMethod("kind")).isNotNull();
        } else {
            assertThat(Submission.Kind.valueOf(kindOf(type))).isNotNull();
        }
    }

    @Test
    void everyKindIsThatOfARecord() {
        Set<Submission.Kind> named = records()
                .filter(type -> !SAY_IT_THEMSELVES.contains(type))
                .map(type -> Submission.Kind.valueOf(kindOf(type)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Submission.Kind.class)));
        named.add(new Submission.Run("VDB-1", true).kind());
        named.add(new Submission.Run("VDB-1", false).kind());
        named.add(new GroupSubmission.RunGroup("GROUP-1", true).kind());
        named.add(new GroupSubmission.RunGroup("GROUP-1", false).kind());

        assertThat(named).containsExactlyInAnyOrder(Submission.Kind.values());
    }

    @Test
    void kindIsReadFromTheRecordsName() {
        assertThat(new Submission.Undo("VDB-1", "TIMEFLOW-1").kind()).isEqualTo(Submission.Kind.UNDO);
        assertThat(new Submission.RefreshPod("POD-1", "").kind()).isEqualTo(Submission.Kind.REFRESH_POD);
        assertThat(new GroupSubmission.DeleteGroup("GROUP-1").kind()).isEqualTo(Submission.Kind.DELETE_GROUP);
    }

    private static String kindOf(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
