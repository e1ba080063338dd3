package hudson.model;

import hudson.model.queue.SubTask;
import jenkins.model.FullyNamedModelObject;
import org.springframework.security.core.Authentication;

public class Queue {
    private Queue() {}

    public interface Task extends FullyNamedModelObject, SubTask {
        String getName();

        @Override
        String getUrl();

        default Authentication getDefaultAuthentication2() {
            throw new UnsupportedOperationException("signature only");
        }
    }

    public interface Executable extends Runnable {
        SubTask getParent();
    }
}
