package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * A dSource (copy of a production database) or a VDB (virtual database).
 *
 * @param reference the back end's handle
 * @param group the name of its group
 * @param type the back end's type name, such as {@code AppDataContainer} or {@code OracleDatabaseContainer}
 * @param parent the reference of the dataset it was provisioned from; null for a dSource
 * @param currentTimeflow the reference of the timeflow that it is on; empty for one that is being made, or could not be made
 * @param masked the back end's flag; see {@link Masking} for what it is worth
 * @param namespace null for local datasets, else where a replicated one came from
 * @param engine the name of the engine that holds it, on a back end of many engines; null where there is but one
 */
public record Dataset(
        String reference,
        String name,
        String group,
        String type,
        String parent,
        String currentTimeflow,
        boolean masked,
        Namespace namespace,
        String engine)
        implements Named {
    public Dataset {
        currentTimeflow = currentTimeflow == null ? "" : currentTimeflow;
    }

    /** One of a back end that is a single engine. */
    public Dataset(
            String reference,
            String name,
            String group,
            String type,
            String parent,
            String currentTimeflow,
            boolean masked,
            Namespace namespace) {
        this(reference, name, group, type, parent, currentTimeflow, masked, namespace, null);
    }

    /** What it is. */
    public enum Kind {
        DSOURCE("dSource"),
        VDB("VDB"),
        /** Of a VDB on another engine, from where it was replicated. */
        VDB_REPLICA("VDB replica"),
        /** Of a dSource, or of a VDB that does not mask itself: that does not show any more. */
        REPLICA("replica");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As people call it. */
        public String words() {
            return words;
        }
    }

    /** A replica has lost its parent on the way, so that only the flag, which no dSource has, tells that it is of a VDB. */
    public Kind kind() {
        if (namespace == null) {
            return isVdb() ? Kind.VDB : Kind.DSOURCE;
        }
        return isVdb() || masked ? Kind.VDB_REPLICA : Kind.REPLICA;
    }

    public boolean isVdb() {
        return parent != null;
    }

    /**
     * {@code Group/Name}, the form that is unique among the local datasets of an engine; those of a back end of many engines
     * carry the engine's name, and replicated ones their namespace.
     */
    @Override
    public String path() {
        return onEngine(localPath());
    }

    /** The same without the engine, which is enough where no other one has it. */
    public String localPath() {
        return namespace == null ? groupPath() : namespace.name() + "/" + groupPath();
    }

    @Override
    public String pathIn(String space) {
        return onEngine(space + "/" + groupPath());
    }

    private String onEngine(String local) {
        return engine == null ? local : engine + "/" + local;
    }

    /**
     * Whether its group goes by this name; that of a replicated dataset goes by its namespace as well. On a back end of many
     * engines groups of several engines can have the same name.
     */
    public boolean isInGroup(String wanted) {
        return group != null && (namespace == null ? group.equals(wanted) : namespace.holds(wanted, group));
    }

    private String groupPath() {
        return group == null ? name : group + "/" + name;
    }

    @Override
    public boolean isCalled(String wanted) {
        return Named.super.isCalled(wanted)
                || engine != null
                        && (namespace == null ? groupPath().equals(wanted) : namespace.holds(wanted, groupPath()));
    }
}
