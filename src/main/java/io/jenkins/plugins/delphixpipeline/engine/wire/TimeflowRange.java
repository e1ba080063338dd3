package io.jenkins.plugins.delphixpipeline.engine.wire;

/** A part of a timeflow that data can be taken from. */
public record TimeflowRange(TimeflowPoint startPoint, TimeflowPoint endPoint, Boolean provisionable) {}
