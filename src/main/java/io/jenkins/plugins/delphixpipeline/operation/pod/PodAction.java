package io.jenkins.plugins.delphixpipeline.operation.pod;

/** What can be done to a data pod that exists. */
public enum PodAction {
    /** Another word for {@link #ENABLE}, as people who click say it. */
    START,
    /** Another word for {@link #DISABLE}. */
    STOP,
    ENABLE,
    DISABLE,
    /** Makes an inconsistent pod usable again. */
    RECOVER,
    /** The newest data of the template. */
    REFRESH,
    /** Back to the data that the last operation left. */
    RESET,
    /** Back to what was there before the last refresh, reset, restore or undo. */
    UNDO,
    /** Back to a bookmark. */
    RESTORE;

    public boolean replacesData() {
        return compareTo(REFRESH) >= 0;
    }
}
