package io.jenkins.plugins.delphixpipeline.openwork;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Where work was begun. Stored, so a plain class. */
public final class Origin implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String run;
    private final String node;

    /**
     * @param run name of the job and number of the build, as in {@code folder/job#7}
     * @param node of the pipeline's graph; null where the build is no pipeline
     */
    public Origin(String run, String node) {
        this.run = run;
        this.node = node;
    }

    public String run() {
        return run;
    }

    /** Null where the build is no pipeline. */
    public String node() {
        return node;
    }

    /** The full name of the job. */
    public String job() {
        int number = run.lastIndexOf('#');
        return number < 0 ? run : run.substring(0, number);
    }

    /** The same when a job, or a folder with all that is in it, has another full name. */
    public Origin moved(String from, String to) {
        return in(renamed(job(), from, to));
    }

    /** The same build when its job is called so now. */
    public Origin in(String now) {
        return now.equals(job()) ? this : new Origin(now + run.substring(job().length()), node);
    }

    /** The full name of an item when it, or a folder that it is in, is called otherwise now. */
    public static String renamed(String item, String from, String to) {
        return isIn(item, from) ? to + item.substring(from.length()) : item;
    }

    /** Whether an item is the other one, or in it. */
    public static boolean isIn(String item, String other) {
        return item.equals(other) || item.startsWith(other + "/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin && run.equals(origin.run) && Objects.equals(node, origin.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, node);
    }
}
