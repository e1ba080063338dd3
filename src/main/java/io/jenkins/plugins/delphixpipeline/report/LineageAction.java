package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What a build did to which data, as it is stored with the build. Parallel branches write at the same time as the build is
 * saved, hence the list is never changed but replaced. Whoever changes it saves the build.
 */
@ExportedBean
public final class LineageAction extends InvisibleAction implements RunAction2 {
    /** A loop that runs away must not blow up the build's file. */
    static final int MOST_ENTRIES = 5000;

    /** Of the stored form; a later form can tell by it what it reads. */
    private final int version;

    private volatile ArrayList<String> entries = new ArrayList<>();
    private volatile int leftOut;
    private transient volatile BuildSummary summary;
    private transient volatile Run<?, ?> run;
    private transient BuildSaver saver;
    private transient Set<String> told;

    public LineageAction() {
        version = 1;
    }

    @Override
    public void onAttached(Run<?, ?> of) {
        run = of;
    }

    @Override
    public void onLoad(Run<?, ?> of) {
        run = of;
    }

    /** A build that a controller's death took unawares may end without those that were begun just before. */
    private boolean isOver() {
        Run<?, ?> known = run;
        return known != null && !known.isBuilding();
    }

    /** Adds an operation, or replaces what was recorded for it. When there are too many, the oldest are left out. */
    public synchronized void put(LineageEntry entry) {
        ArrayList<String> next = new ArrayList<>(entries);
        int present = indexOf(next, LineageLine.head(entry.getId()));
        if (present >= 0) {
            next.set(present, LineageLine.write(entry));
        } else {
            next.add(LineageLine.write(entry));
        }
        int tooMany = Math.max(0, next.size() - MOST_ENTRIES);
        next.subList(0, tooMany).clear();
        leftOut += tooMany;
        entries = next;
        summary = null;
    }

    /** What is under way was begun lately. */
    private static int indexOf(List<String> lines, String head) {
        for (int at = lines.size() - 1; at >= 0; at--) {
            if (lines.get(at).startsWith(head)) {
                return at;
            }
        }
        return -1;
    }

    /** In the order in which they were started. Once the build is over, none of them runs. */
    @Exported
    public List<LineageEntry> getEntries() {
        boolean over = isOver();
        return entries.stream()
                .map(LineageLine::read)
                .filter(Objects::nonNull)
                .map(entry -> over ? entry.settled() : entry)
                .toList();
    }

    /** How many were left out because there were too many. */
    @Exported
    public int getLeftOut() {
        return leftOut;
    }

    public int getVersion() {
        return version;
    }

    /** Whether the console of the build is told that for the first time, as far as is known since the controller is up. */
    synchronized boolean isNews(String line) {
        if (told == null) {
            told = new HashSet<>();
        }
        return told.add(line);
    }

    synchronized BuildSaver saver() {
        if (saver == null) {
            saver = new BuildSaver();
        }
        return saver;
    }

    BuildSummary summary() {
        BuildSummary known = summary;
        if (known == null || known.count(LineageEntry.State.RUNNING) > 0 && isOver()) {
            known = BuildSummary.of(getEntries());
            summary = known;
        }
        return known;
    }
}
