package io.jenkins.plugins.delphixpipeline.report;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.RunAction2;

/**
 * What a build did to which data. Parallel branches write at the same time as the build is saved, hence the list is never
 * changed but replaced. Whoever changes it saves the build.
 */
public final class LineageAction implements RunAction2 {
    /** A loop that runs away must not blow up the build's file. */
    static final int MOST_ENTRIES = 500;

    /** Of the stored form; a later form can tell by it what it reads. */
    private final int version;

    private volatile ArrayList<LineageEntry> entries = new ArrayList<>();
    private int leftOut;
    private transient Run<?, ?> run;

    public LineageAction() {
        version = 1;
    }

    /** Adds an operation, or replaces what was recorded for it. When there are too many, the oldest are left out. */
    public synchronized void put(LineageEntry entry) {
        ArrayList<LineageEntry> next = new ArrayList<>(entries);
        int present = indexOf(entry.getId());
        if (present >= 0) {
            next.set(present, entry);
        } else {
            next.add(entry);
        }
        while (next.size() > MOST_ENTRIES) {
            next.remove(0);
            leftOut++;
        }
        entries = next;
    }

    private int indexOf(String id) {
        List<LineageEntry> all = entries;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getId().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** In the order in which they were started. */
    public List<LineageEntry> getEntries() {
        return List.copyOf(entries);
    }

    /** How many were left out because there were too many. */
    public synchronized int getLeftOut() {
        return leftOut;
    }

    public int getVersion() {
        return version;
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.LineageAction_displayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
