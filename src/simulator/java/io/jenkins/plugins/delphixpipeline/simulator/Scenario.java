package io.jenkins.plugins.delphixpipeline.simulator;

/** What an engine holds when it starts. */
public enum Scenario {
    /** Users, an environment with its repositories, and nothing else. */
    EMPTY,
    /** A production database, a masked master made from it, a template on that, and seven data pods. */
    PATIENTS
}
