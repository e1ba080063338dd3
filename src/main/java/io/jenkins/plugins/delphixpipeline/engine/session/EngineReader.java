package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;

/** Asks an engine, logged in; what is asked may be asked twice. */
public interface EngineReader {
    /** Logs in where that is still to be done. */
    EngineLogin login();

    /** Anything that may be asked twice, whatever its method. */
    <T> T read(WebRequest request, ResultReader<T> reader);
}
