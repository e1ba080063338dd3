package io.jenkins.plugins.delphixpipeline.engine.jobs;

/** So many requests a second, however many jobs are waited for; a few more at once after a quiet while. Not thread-safe. */
final class RequestBudget {
    private final double perNano;
    private final double most;
    private double left;
    private long at = System.nanoTime();

    RequestBudget(double perSecond, double most) {
        this.perNano = perSecond / 1e9;
        this.most = most;
        this.left = most;
    }

    /** Whether a request may be sent now. */
    boolean allows() {
        refill();
        return left >= 1;
    }

    /** Whether a request may be sent that is not urgent: the next urgent one need not wait for it. */
    boolean spares() {
        refill();
        return left >= 2;
    }

    /** A request is sent, be it allowed or not: a list that was begun is read to its end, and a pause follows. */
    void charge() {
        refill();
        left--;
    }

    /** How long until the next request may be sent; 0 for now. */
    long nanosToNext() {
        refill();
        return left >= 1 ? 0 : (long) Math.ceil((1 - left) / perNano);
    }

    private void refill() {
        long now = System.nanoTime();
        left = Math.min(most, left + (now - at) * perNano);
        at = now;
    }
}
