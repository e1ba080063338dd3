package io.jenkins.plugins.delphixpipeline.openwork.environment;

/**
 * At most so many environments at once. All that are not removed count.
 *
 * @param connection null for those of all connections
 * @param folder the full name of a folder; null for all
 */
public record Quota(String connection, String folder, int most) {
    public static Quota ofConnection(String connection, int most) {
        return new Quota(connection, null, most);
    }

    public static Quota ofFolder(String folder, int most) {
        return new Quota(null, folder, most);
    }

    boolean counts(String itsConnection, String itsJob) {
        return (connection == null || connection.equals(itsConnection))
                && (folder == null || itsJob.startsWith(folder + "/"));
    }

    /** What it is about. */
    public String subject() {
        return connection == null ? folder : connection;
    }
}
