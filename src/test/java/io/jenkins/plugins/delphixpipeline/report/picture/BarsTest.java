package io.jenkins.plugins.delphixpipeline.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BarsTest {
    private static Document draw(List<Bars.Bar> bars) throws Exception {
        return DiagramTest.parse(new Bars(bars, value -> value + " s").svg("trend"));
    }

    @Test
    void partsStandOneUponTheOther() throws Exception {
        Document document = draw(List.of(new Bars.Bar("#1", List.of(5.0, 0.0, 3.0), "told")));

        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(2);
        Element lower = (Element) document.getElementsByTagName("rect").item(0);
        Element upper = (Element) document.getElementsByTagName("rect").item(1);
        assertThat(lower.getAttribute("class")).isEqualTo("delphix-part--0");
        assertThat(upper.getAttribute("class")).isEqualTo("delphix-part--2");
        assertThat(number(upper, "y") + number(upper, "height")).isEqualTo(number(lower, "y"));
        assertThat(number(lower, "height") / number(upper, "height")).isBetween(1.66, 1.68);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0.3,0.4", "1,1", "1.1,2", "3.9,4", "5,6", "8.1,10", "10,10", "61,80", "950,1000"})
    void theScaleEndsAtARoundNumber(double most, double top) {
        assertThat(Bars.top(most)).isCloseTo(top, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void namesAndWhatIsToldAreHarmless() throws Exception {
        Document document = draw(List.of(new Bars.Bar("<b>\u202e\"", List.of(1.0), "<script>alert(1)</script>")));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void ofManyBarsNotEachHasRoomForItsName() throws Exception {
        Document document = draw(IntStream.rangeClosed(1, 30)
                .mapToObj(build -> new Bars.Bar("#" + build, List.of((double) build), ""))
                .toList());

        long names = IntStream.range(0, document.getElementsByTagName("text").getLength())
                .mapToObj(at -> document.getElementsByTagName("text").item(at).getTextContent())
                .filter(text -> text.startsWith("#"))
                .count();
        assertThat(names).isEqualTo(10);
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(30);
    }
}
