package hudson.model.queue;

public interface SubTask {
    default String getUrl() {
        throw new UnsupportedOperationException("signature only");
    }
}
