package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** A scenario that somebody wrote or recorded. What it may hold stands in {@code docs/scenario.schema.json}. */
public final class ScenarioFile {

    /** Recordings of large engines are large files. */
    private static final int LARGEST = 512 << 20;

    private static final List<String> MISPLACED =
            List.of("expected <block end>", "mapping values are not allowed", "could not find expected ':'");

    private static final String DCT = "scenario-dct.yaml";
    private static final String RECORDED = "recorded";

    private final Item root;

    private ScenarioFile(Item root) {
        this.root = root;
    }

    /** @throws ScenarioException naming file, line and column of the first mistake */
    public static ScenarioFile read(Path path) throws IOException {
        String name = path.getFileName().toString();
        try {
            return parse(name, Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new ScenarioException(name + ": the file is not written in UTF-8");
        }
    }

    /** @param name of the file, for messages */
    public static ScenarioFile parse(String name, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        Node node;
        try {
            node = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            String place = e.getProblemMark() == null
                    ? ""
                    : ":" + (e.getProblemMark().getLine() + 1) + ":"
                            + (e.getProblemMark().getColumn() + 1);
            throw new ScenarioException(name + place + ": " + inPlainWords(e.getProblem()));
        } catch (ReaderException e) {
            String before = text.substring(0, Math.min(text.length(), e.getPosition()));
            long line = before.chars().filter(each -> each == '\n').count() + 1;
            throw new ScenarioException(name + ":" + line + ":" + (before.length() - before.lastIndexOf('\n'))
                    + ": a character that no YAML has: " + String.format("U+%04X", e.getCodePoint()));
        }
        if (node == null) {
            throw new ScenarioException(name + ":1:1: the file is empty; it begins with \"version: 1\"");
        }
        Item root = new Item(name, node);
        Schema.ofScenario().check(root);
        return new ScenarioFile(root);
    }

    /** Nearly all who see these have moved a line too far or not far enough. */
    private static String inPlainWords(String problem) {
        if (MISPLACED.stream().anyMatch(problem::startsWith)) {
            return "this does not fit what stands above; look at the indentation of both (" + problem + ")";
        }
        return problem.contains("another document") ? "a second document begins; a scenario is a single one" : problem;
    }

    /** What DCT has when nobody has said what it has: {@code docs/scenario-dct.yaml}. */
    public static ScenarioFile ofDct() {
        try (InputStream text = ScenarioFile.class.getResourceAsStream(DCT)) {
            return parse(DCT, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether some of it was taken from an engine. */
    public boolean isRecorded() {
        return root.member(RECORDED).isPresent();
    }

    /**
     * Puts all of it into an engine that holds nothing yet.
     *
     * @param administrator the domain user, who is made when the scenario lacks him
     * @param password of all users
     * @return what is for DCT, of which an engine knows nothing
     * @throws ScenarioException about a name that leads nowhere
     */
    public DctEstate build(EngineState state, String administrator, String password) {
        root.member(RECORDED).ifPresent(recorded -> new Recording(state, password).load(recorded));
        Estate estate = new Estate(state);
        estate.userIfMissing("sysadmin", "SYSTEM", password);
        String user = estate.userIfMissing(administrator, "DOMAIN", password);
        if (!isRecorded()) {
            estate.infrastructure().host();
            estate.infrastructure().services();
        }
        return new Description(state, estate, user, password).build(root);
    }
}
