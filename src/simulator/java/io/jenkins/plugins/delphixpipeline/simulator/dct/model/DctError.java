package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;

/** A request that is refused. The vendor documents the shape of a body for a few of these alone. */
public final class DctError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    private DctError(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    public static DctError of(int status, String error, String description) {
        return new DctError(status, error, description);
    }

    public static DctError invalid(String description) {
        return new DctError(400, "bad_request", description);
    }

    public static DctError missing(String what) {
        return new DctError(404, "not_found", "There is no " + what + ".");
    }

    public static DctError forbidden(String description) {
        return new DctError(403, "forbidden", description);
    }

    public static DctError unauthorized(String error, String description) {
        return new DctError(401, error, description);
    }

    public int status() {
        return status;
    }

    /** As it is documented. */
    public ObjectNode toJson() {
        return Json.object("error", error, "error_description", getMessage());
    }
}
