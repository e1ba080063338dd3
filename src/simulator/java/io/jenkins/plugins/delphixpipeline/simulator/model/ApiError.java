package io.jenkins.plugins.delphixpipeline.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is refused, as the engine puts it on the wire. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is; switches decide about the HTTP status of some. */
    public enum Category {
        REFUSED,
        BUSY,
        VALIDATION,
        MISSING,
        FORBIDDEN,
        LOGIN_FAILED,
        NOT_LOGGED_IN
    }

    private final Category category;
    private final transient ObjectNode error;
    private boolean expired;
    private String cookie;

    private ApiError(Category category, String id, JsonNode details, String action) {
        super(id);
        this.category = category;
        this.error = body(id, details, action);
    }

    /** The engine understands, but will not do it. */
    public static ApiError refused(String id, String details, String action) {
        return new ApiError(Category.REFUSED, id, Json.value(details), action);
    }

    public static ApiError busy(String job, String actionType, String targetName) {
        String details = "The operation cannot start because job " + job + " (" + actionType + ") is running on \""
                + targetName + "\".";
        return new ApiError(
                Category.BUSY,
                "exception.executor.object.locked",
                Json.value(details),
                "Wait for the running job to finish, then try again.");
    }

    /** @param details field name to APIError, nested where the body is */
    public static ApiError invalid(ObjectNode details) {
        return new ApiError(Category.VALIDATION, "exception.webservices.validation.failed", details, null);
    }

    public static ApiError missing(String reference) {
        return new ApiError(
                Category.MISSING,
                "exception.executor.object.missing",
                Json.value("The object \"" + reference + "\" does not exist."),
                "Check the reference and try again.");
    }

    /** The user may not see it. */
    public static ApiError forbidden(String reference) {
        return new ApiError(
                Category.FORBIDDEN,
                "exception.authorization.denied",
                Json.value("You are not authorized to read \"" + reference + "\"."),
                "Ask an administrator for the right.");
    }

    public static ApiError noSuchCall(String method, String path) {
        return new ApiError(
                Category.MISSING,
                "exception.webservices.call.unknown",
                Json.value("There is no call " + method + " " + path + "."),
                "Check the API version of the session.");
    }

    public static ApiError loginFailed() {
        return new ApiError(
                Category.LOGIN_FAILED,
                "exception.webservices.login.failed",
                Json.value("Invalid username or password."),
                "Try with a different set of credentials.");
    }

    /** A login that is refused although user and password are right: the account is locked, the password has expired. */
    public static ApiError loginRefused(String id, String details) {
        return new ApiError(Category.LOGIN_FAILED, id, Json.value(details), "Ask an administrator.");
    }

    /**
     * Answered with a page of HTML unless the engine is switched otherwise.
     *
     * @param expired whether there once was a session
     */
    public static ApiError notLoggedIn(boolean expired) {
        ApiError error = new ApiError(
                Category.NOT_LOGGED_IN,
                "exception.webservices.session.expired",
                Json.value("The session has expired."),
                "Log in again.");
        error.expired = expired;
        return error;
    }

    /** The API version cannot be had; a cookie is set all the same. */
    public static ApiError badVersion(String version, String cookie) {
        ApiError error = refused(
                "exception.webservices.session.invalid.version",
                "The API version \"" + version + "\" is not supported.",
                "Use a version that this engine supports.");
        error.cookie = cookie;
        return error;
    }

    /** An APIError object. */
    public static ObjectNode body(String id, JsonNode details, String action) {
        return Json.object(
                "type",
                "APIError",
                "details",
                details,
                "action",
                action,
                "id",
                id,
                "commandOutput",
                null,
                "diagnoses",
                Json.array());
    }

    /** What happened, where it can be said in a sentence. */
    public String details() {
        return error.path("details").asText();
    }

    public Category category() {
        return category;
    }

    public boolean isExpired() {
        return expired;
    }

    /** Value of a cookie to set with the refusal, or null. */
    public String cookie() {
        return cookie;
    }

    public ObjectNode toJson() {
        return Json.object("type", "ErrorResult", "status", "ERROR", "error", error);
    }
}
