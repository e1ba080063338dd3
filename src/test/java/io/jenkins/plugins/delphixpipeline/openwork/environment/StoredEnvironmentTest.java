package io.jenkins.plugins.delphixpipeline.openwork.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a controller has stored is read by field names, wherever in the hierarchy a field stands. The file is one that was stored
 * when an environment was a single class; a test in a Jenkins reads it.
 */
class StoredEnvironmentTest {
    private static final Path STORED = Path.of("src/jenkins-test/resources/stored/environments.xml");

    @Test
    void eachStoredFieldIsThereOnce() throws Exception {
        List<String> fields = fields();

        assertThat(fields).doesNotHaveDuplicates();
        assertThat(fields).containsAll(stored());
        assertThat(stored()).contains("id", "connection", "state", "reference", "submitted", "group", "removal");
    }

    private static List<String> fields() {
        List<String> names = new ArrayList<>();
        for (Class<?> type = DataEnvironment.class; type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .map(Field::getName)
                    .forEach(names::add);
        }
        return names;
    }

    private static TreeSet<String> stored() throws Exception {
        NodeList environments = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(STORED.toFile())
                .getElementsByTagName(DataEnvironment.class.getName());
        assertThat(environments.getLength()).isEqualTo(2);
        TreeSet<String> names = new TreeSet<>();
        IntStream.range(0, environments.getLength())
                .mapToObj(environments::item)
                .map(Node::getChildNodes)
                .forEach(children -> IntStream.range(0, children.getLength())
                        .mapToObj(children::item)
                        .filter(Element.class::isInstance)
                        .forEach(child -> names.add(child.getNodeName())));
        return names;
    }
}
