package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * A dSource (copy of a production database) or a VDB (virtual database).
 *
 * @param reference the back end's handle
 * @param group the name of its group
 * @param type the back end's type name, such as {@code AppDataContainer} or {@code OracleDatabaseContainer}
 * @param parent the reference of the dataset it was provisioned from; null for a dSource
 * @param currentTimeflow the reference of the timeflow that it is on
 * @param masked the back end's flag; see {@link Masking} for what it is worth
 * @param namespace null for local datasets, else where a replicated one came from
 */
public record Dataset(
        String reference,
        String name,
        String group,
        String type,
        String parent,
        String currentTimeflow,
        boolean masked,
        String namespace)
        implements Named {

    public boolean isVdb() {
        return parent != null;
    }

    /** {@code Group/Name}, the form that is unique among local datasets; replicated ones carry their namespace. */
    @Override
    public String path() {
        String local = group == null ? name : group + "/" + name;
        return namespace == null ? local : namespace + "/" + local;
    }
}
