package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineageLineTest {
    @Test
    void whatIsWrittenIsRead() {
        LineageEntry entry = Entries.maskedRefresh().because("It could not. Ask somebody.");

        LineageEntry read = LineageLine.read(LineageLine.write(entry));

        assertThat(read).usingRecursiveComparison().isEqualTo(entry);
    }

    @Test
    void itIsAShortLineThatNeedsNoEscapingInXml() {
        assertThat(LineageLine.write(Entries.sync()))
                .isEqualTo("i=a#1/3/5f8d8536;v=snapshot;s=Patients Prod;c=production-engine;t=SUCCEEDED;"
                        + "b=1795367976731;d=3213;j=JOB-1;f=||Production/Patients Prod;"
                        + "r.dataset=Production/Patients Prod;r.snapshot=@2026-11-22T09:19:39.520;"
                        + "r.snapshotReference=APPDATA_SNAPSHOT-12;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b=c|d%e,f",
                "%0041",
                "100 %",
                "<script>alert(\"x\")</script>",
                "\u0000\u0001\t\r\n\u007f\u0085",
                "\u202eright to left \u05d0",
                "\ud800 alone \udfff",
                "\ufffe\uffff",
                "\ud83d\ude00 two units"
            })
    void hostileTextComesBackAsItWasAndCannotBreakTheFileOfTheBuild(String text) {
        LineageEntry entry = Entries.running("id " + text, "refresh", text, 0)
                .ended(
                        LineageEntry.State.FAILED,
                        1,
                        List.of(text),
                        Result.empty().with("key " + text, text).withFlow(text, text, text))
                .because(text);

        String line = LineageLine.write(entry);

        assertThat(LineageLine.read(line)).usingRecursiveComparison().isEqualTo(entry);
        assertThat(line.codePoints())
                .noneMatch(each -> Character.isISOControl(each)
                        || each >= 0xd800 && each < 0xe000
                        || each == 0xfffe
                        || each == 0xffff);
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() {
        String later = "i=x;zz=new;v=refresh;w;t=PAUSED;f=a|b|c|d;b=12;q.a=1;";

        LineageEntry read = LineageLine.read(later);

        assertThat(read.getVerb()).isEqualTo("refresh");
        assertThat(read.getState()).isEqualTo(LineageEntry.State.STOPPED);
        assertThat(read.getFlows()).singleElement().satisfies(flow -> assertThat(flow.getTo())
                .isEqualTo("c"));
        assertThat(read.getResults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";;;", "v=refresh;s=b;", "i=;"})
    void aLineWithoutAnIdIsNone(String line) {
        assertThat(LineageLine.read(line)).isNull();
    }

    @Test
    void aDamagedLineIsReadAsFarAsItMakesSense() {
        LineageEntry read = LineageLine.read("i=x;b=soon;d=;f=only;s=a%zzzz;t=SUCCEEDED");

        assertThat(read.getStartedAt()).isZero();
        assertThat(read.getFlows()).isEmpty();
        assertThat(read.getSubject()).isEqualTo("a%zzzz");
    }

    @Test
    void longValuesAreCut() {
        LineageEntry entry = Entries.running("x", "refresh", "s".repeat(1_000), 0)
                .ended(LineageEntry.State.FAILED, 1, List.of(), Result.empty().with("text", "t".repeat(10_000)))
                .because("f".repeat(10_000));

        assertThat(LineageLine.write(entry).length()).isLessThan(1_400);
        assertThat(entry.getFailure()).endsWith("…");
    }
}
