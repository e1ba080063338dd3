package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

/** A filter expression that is not understood, or asks for more than it may. */
public final class FilterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterException(String message) {
        super(message);
    }
}
