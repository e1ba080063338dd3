package io.jenkins.plugins.delphixpipeline.operation;

import java.time.Duration;

/** Where operations get a thread for the short time they need one. */
public interface Turns {
    void soon(Runnable turn);

    void later(Duration delay, Runnable turn);

    /** False while the controller prepares to shut down: nothing new is submitted then. */
    boolean maySubmit();

    /** False once it goes down: what guards data against a failed operation is still submitted until then. */
    default boolean mayGuard() {
        return maySubmit();
    }
}
