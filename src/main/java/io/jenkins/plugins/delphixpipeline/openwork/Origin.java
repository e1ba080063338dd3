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
    /** 0 in what was stored before it was kept, which may be of any build of that name. */
    private final long begun;

    /**
     * @param run name of the job and number of the build, as in {@code folder/job#7}
     * @param node of the pipeline's graph; null where the build is no pipeline
     */
    public Origin(String run, String node) {
        this(run, node, 0);
    }

    /** @param begun when the build was scheduled: a job that is made anew counts its builds from 1 again */
    public Origin(String run, String node, long begun) {
        this.run = run;
        this.node = node;
        this.begun = begun;
    }

    /** Whether it is of a build that was scheduled then, as far as both are known. */
    public boolean isOf(long time) {
        return begun == 0 || time == 0 || begun == time;
    }

    /** Whether both are of one build. */
    public boolean isOfBuildOf(Origin other) {
        return run.equals(other.run) && isOf(other.begun);
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
        return now.equals(job()) ? this : new Origin(now + run.substring(job().length()), node, begun);
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
        return other instanceof Origin origin && isOfBuildOf(origin) && Objects.equals(node, origin.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(run, node);
    }
}
