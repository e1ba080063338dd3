package io.jenkins.plugins.delphixpipeline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequiredTest {
    private static final Set<Feature> ENGINE = EnumSet.of(Feature.DATASETS, Feature.SELF_SERVICE, Feature.DATA_HISTORY);
    private static final Set<Feature> DCT =
            EnumSet.of(Feature.DATASETS, Feature.VDB_GROUPS, Feature.MASKING_JOBS, Feature.DATA_HISTORY);
    private static final Set<Feature> MASKING_ENGINE = EnumSet.of(Feature.MASKING_JOBS);

    @ParameterizedTest
    @CsvSource({
        "ENGINE, VDB_GROUPS, SELF_SERVICE",
        "ENGINE, MASKING_JOBS, DATASETS",
        "DCT, SELF_SERVICE, VDB_GROUPS",
        "MASKING_ENGINE, DATASETS, MASKING_JOBS",
        "MASKING_ENGINE, SELF_SERVICE, MASKING_JOBS",
        "MASKING_ENGINE, VDB_GROUPS, MASKING_JOBS",
        "MASKING_ENGINE, DATA_HISTORY, MASKING_JOBS",
    })
    void whatABackEndLacksIsNamedTogetherWithWhatItHasInstead(String kind, Feature missing, Feature instead) {
        Failure failure = catchThrowableOfType(
                        PlatformException.class, () -> require(missing, platform(kind, featuresOf(kind))))
                .failure();

        assertThat(failure.problem()).isEqualTo(Problem.KIND_UNSUPPORTED);
        assertThat(failure.subject()).isEqualTo(kind);
        assertThat(failure.lacking()).isEqualTo(missing);
        assertThat(failure.instead()).isEqualTo(instead);
        assertThat(failure.toString()).contains(missing.name(), instead.name());
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void whatIsThereIsGiven(Feature feature) {
        assertThat(require(feature, platform("everything", EnumSet.allOf(Feature.class))))
                .isNotNull();
    }

    private static Set<Feature> featuresOf(String kind) {
        return switch (kind) {
            case "ENGINE" -> ENGINE;
            case "DCT" -> DCT;
            default -> MASKING_ENGINE;
        };
    }

    private static Object require(Feature feature, DataPlatform platform) {
        return switch (feature) {
            case DATASETS -> platform.catalog();
            case SELF_SERVICE -> Required.selfService(platform);
            case VDB_GROUPS -> Required.vdbGroups(platform);
            case MASKING_JOBS -> Required.maskingJobs(platform);
            case DATA_HISTORY -> Required.history(platform);
        };
    }

    private static DataPlatform platform(String product, Set<Feature> features) {
        DataPlatform platform = mock(DataPlatform.class, CALLS_REAL_METHODS);
        doReturn(product).when(platform).product();
        doReturn(part(features, Feature.DATASETS, DatasetCatalog.class))
                .when(platform)
                .datasetCatalog();
        doReturn(part(features, Feature.SELF_SERVICE, SelfService.class))
                .when(platform)
                .selfService();
        doReturn(part(features, Feature.VDB_GROUPS, VdbGroups.class))
                .when(platform)
                .vdbGroups();
        doReturn(part(features, Feature.MASKING_JOBS, MaskingJobs.class))
                .when(platform)
                .maskingJobs();
        doReturn(part(features, Feature.DATA_HISTORY, DataHistory.class))
                .when(platform)
                .history();
        return platform;
    }

    private static <T> Optional<T> part(Set<Feature> features, Feature feature, Class<T> type) {
        return features.contains(feature) ? Optional.of(mock(type)) : Optional.empty();
    }
}
