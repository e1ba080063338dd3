package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads and writes files of the workspace. */
final class FileSteps {
    private FileSteps() {}

    static void addTo(Map<String, JenkinsStep> steps) {
        steps.put("readFile", FileSteps::read);
        steps.put("writeFile", FileSteps::write);
        steps.put("fileExists", (call, here) -> Files.exists(Workspace.inside(here, call.text("file", ""))));
    }

    private static Object read(Symbol call, Here here) throws IOException {
        return content(here, call.text("file", ""));
    }

    /** @throws AbortException when there is no such file */
    static String content(Here here, String path) throws IOException {
        Path file = Workspace.inside(here, path);
        if (!Files.isRegularFile(file)) {
            throw new AbortException(
                    "There is no file " + here.scope().workspace().relativize(file)
                            + " in the workspace of the rehearsal; --workspace names a directory that has it");
        }
        return Files.readString(file);
    }

    private static Object write(Symbol call, Here here) throws IOException {
        put(here, call.text("file", ""), call.named("text").map(String::valueOf).orElse(""));
        return null;
    }

    static void put(Here here, String path, String content) throws IOException {
        Path file = Workspace.inside(here, path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
