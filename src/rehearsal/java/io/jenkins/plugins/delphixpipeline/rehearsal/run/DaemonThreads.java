package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.concurrent.ThreadFactory;

/** Threads that never keep the rehearsal from ending. */
public enum DaemonThreads implements ThreadFactory {
    INSTANCE;

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "rehearsal");
        thread.setDaemon(true);
        return thread;
    }
}
