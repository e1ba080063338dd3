package io.jenkins.plugins.delphixpipeline.driver.lane;

/**
 * Tasks that share a few threads, and can keep nobody else waiting: of one lane only so many tasks run at a time, the
 * others wait among themselves.
 *
 * @param owner whose tasks they are, such as a session; compared with {@code equals}
 * @param use each use of an owner has threads of its own, so that none waits behind a more common one
 */
public record Lane(Object owner, Use use) {
    /** Tasks that never wait for anything. */
    public static final Lane SIGNALS = new Lane("signals", Use.SIGNAL);
    /** Tasks that nobody was named for. They do not speak to a back end. */
    public static final Lane COMMON = new Lane("common", Use.COMMON);

    /** Files of workspaces, on agents that may be slow. */
    public static final Lane FILES = new Lane("files", Use.FILES);

    /** What tasks are for, and how many of one owner may run at a time. */
    public enum Use {
        /** Keeps data from being read: proofs, cancels and disables. */
        GUARD(4),
        /** What was submitted goes on, such as after the end of a job. */
        GOING_ON(4),
        /** Nothing was submitted yet. */
        BEGINNING(6),
        /** Names for a form. */
        NAMES(4),
        FILES(8),
        SIGNAL(2),
        COMMON(25);

        private final int atOnce;

        Use(int atOnce) {
            this.atOnce = atOnce;
        }

        int atOnce() {
            return atOnce;
        }
    }
}
