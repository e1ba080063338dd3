package io.jenkins.plugins.delphixpipeline.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DiagramTest {
    private static final List<Arrow> CHAIN = List.of(
            new Arrow("prod", "snapshot"),
            new Arrow("snapshot", "master"),
            new Arrow("master", "pod1"),
            new Arrow("pod1", "half"),
            new Arrow("master", "full"),
            new Arrow("master", "pod2"),
            new Arrow("pod2", "quarter"));

    private static Box box(String name) {
        return new Box(name, "Kind", name, "line", name, Box.Look.SUCCEEDED, false);
    }

    private static Box last(String name) {
        return new Box(name, "Bookmark", name, "", name, Box.Look.PLAIN, true);
    }

    private static List<Box> chain() {
        return List.of(
                box("prod"),
                box("snapshot"),
                box("master"),
                box("pod1"),
                last("half"),
                last("full"),
                box("pod2"),
                last("quarter"));
    }

    @Test
    void columnsFollowTheFlowAndBookmarksStandAtTheEnd() {
        Map<String, Layout.Place> places = new Layout(chain(), CHAIN).places();

        assertThat(places)
                .containsEntry("prod", new Layout.Place(0, 0))
                .containsEntry("snapshot", new Layout.Place(1, 0))
                .containsEntry("master", new Layout.Place(2, 0))
                .containsEntry("pod1", new Layout.Place(3, 0))
                .containsEntry("pod2", new Layout.Place(3, 2))
                .containsEntry("half", new Layout.Place(4, 0))
                .containsEntry("full", new Layout.Place(4, 1))
                .containsEntry("quarter", new Layout.Place(4, 2));
    }

    @Test
    void anArrowOverAColumnHasARowOfItsOwnThere() {
        Layout layout = new Layout(chain(), CHAIN);

        assertThat(layout.ways())
                .filteredOn(way -> way.arrow().to().equals("full"))
                .singleElement()
                .satisfies(way -> assertThat(way.places())
                        .containsExactly(new Layout.Place(2, 0), new Layout.Place(3, 1), new Layout.Place(4, 1)));
    }

    @Test
    void noTwoThingsStandInOnePlace() {
        List<Box> boxes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> boxes.add(i % 7 == 0 ? last("b" + i) : box("b" + i)));
        for (int i = 0; i < 40; i++) {
            arrows.add(new Arrow("b" + i, "b" + (i * 7 + 3) % 40));
            arrows.add(new Arrow("b" + i, "b" + (i * 3 + 11) % 40));
        }

        Layout layout = new Layout(boxes, arrows);

        assertThat(layout.places()).hasSize(40);
        assertThat(layout.places().values()).doesNotHaveDuplicates().allMatch(place -> place.row() < layout.rows());
        assertThat(new Layout(boxes, arrows).places()).isEqualTo(layout.places());
    }

    @Test
    void whatGoesRoundInACircleIsStillDrawn() {
        Layout layout = new Layout(
                List.of(box("a"), box("b"), box("c")),
                List.of(new Arrow("a", "b"), new Arrow("b", "c"), new Arrow("c", "a"), new Arrow("b", "b")));

        assertThat(layout.places().values()).extracting(Layout.Place::column).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(layout.ways()).hasSize(2);
    }

    @Test
    void whatStandsAloneIsBelowTheRest() {
        List<Box> boxes = new ArrayList<>(chain());
        boxes.add(0, box("lonely"));

        Layout layout = new Layout(boxes, CHAIN);

        assertThat(layout.places()).containsEntry("lonely", new Layout.Place(0, 3));
        assertThat(new Layout(List.of(box("only")), List.of()).places()).containsEntry("only", new Layout.Place(0, 0));
    }

    @Test
    void fiftyBranchesHaveARowEach() {
        List<Box> boxes = new ArrayList<>(List.of(box("prod"), box("master")));
        List<Arrow> arrows = new ArrayList<>(List.of(new Arrow("prod", "master")));
        for (int branch = 0; branch < 50; branch++) {
            boxes.add(box("pod" + branch));
            boxes.add(last("bookmark" + branch));
            arrows.add(new Arrow("master", "pod" + branch));
            arrows.add(new Arrow("pod" + branch, "bookmark" + branch));
        }

        Layout layout = new Layout(boxes, arrows);

        assertThat(layout.rows()).isEqualTo(50);
        assertThat(IntStream.range(0, 50))
                .allMatch(i -> layout.places().get("pod" + i).row()
                        == layout.places().get("bookmark" + i).row());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='alert(1)",
                "]]>&amp;&",
                "\u202egnp.exe \u05e9\u05dc\u05d5\u05dd",
                "\u0000\u0008\ud800\uffff",
                "\ud83d\ude00\ud83d\ude00\ud83d\ude00"
            })
    void hostileNamesAreShownHarmlessly(String name) throws Exception {
        String svg =
                new Diagram(List.of(new Box(name, name, name, name, name, Box.Look.FAILED, true)), List.of()).svg(name);

        Document document = parse(svg);
        assertThat(elements(document)).containsOnlyKeys("svg", "g", "title", "rect", "text", "path");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(name.replaceAll("[\u0000\u0008\ud800\uffff]", "\ufffd"));
    }

    @Test
    void aLongNameLosesItsMiddleAndIsTheWholeWhenPointedAt() throws Exception {
        String name = "begin" + "x".repeat(190) + "end#1";

        Document document = parse(new Diagram(List.of(box(name)), List.of()).svg("picture"));

        assertThat(document.getElementsByTagName("text").item(1).getTextContent())
                .hasSize(18)
                .startsWith("beginx")
                .endsWith("…");
        assertThat(document.getElementsByTagName("text").item(2).getTextContent())
                .hasSizeLessThanOrEqualTo(18)
                .startsWith("x")
                .endsWith("xend#1");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(name);
    }

    @Test
    void aNameOfTwoLinesIsPartedBetweenWords() throws Exception {
        Document document = parse(new Diagram(List.of(box("Patients Masked Master")), List.of()).svg("picture"));

        assertThat(document.getElementsByTagName("text").item(1).getTextContent())
                .isEqualTo("Patients Masked");
        assertThat(document.getElementsByTagName("text").item(2).getTextContent())
                .isEqualTo("Master");
    }

    @Test
    void eachStateHasAShapeOfItsOwn() throws Exception {
        List<Box> boxes = IntStream.range(0, Box.Look.values().length)
                .mapToObj(i -> new Box("b" + i, "", "b", "", "", Box.Look.values()[i], false))
                .toList();

        Document document = parse(new Diagram(boxes, List.of()).svg("picture"));

        NodeList paths = document.getElementsByTagName("path");
        List<String> shapes = IntStream.range(0, paths.getLength())
                .mapToObj(i -> paths.item(i).getAttributes().getNamedItem("d").getNodeValue())
                .map(path -> path.substring(path.indexOf('m')))
                .toList();
        assertThat(shapes).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void nothingInItNeedsAnExceptionFromAStrictPolicy() {
        String svg = new Diagram(chain(), CHAIN).svg("picture");

        assertThat(svg).doesNotContain("style=", "<style", "<script", " on", "href", "url(");
        assertThat(svg).startsWith("<svg ").contains("viewBox=\"0 0 ");
    }

    static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static Map<String, Long> elements(Document document) {
        NodeList all = document.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getNodeName())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }
}
