package io.jenkins.plugins.delphixpipeline.controller;

import hudson.XmlFile;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Open work in an XML file, as Jenkins stores what it stores. Each write replaces the file as a whole. */
final class OpenWorkFile implements OpenWorkStore {
    private final XmlFile file;

    OpenWorkFile(XmlFile file) {
        this.file = file;
    }

    @Override
    public List<OpenWork> read() {
        try {
            return file.exists() ? ((Works) file.read()).works : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(List<OpenWork> all) {
        Works works = new Works();
        works.works.addAll(all);
        try {
            file.write(works);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file holds; a plain class, since Jenkins stores it. */
    private static final class Works {
        private final ArrayList<OpenWork> works = new ArrayList<>();
    }
}
