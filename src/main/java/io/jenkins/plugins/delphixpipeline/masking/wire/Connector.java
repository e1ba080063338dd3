package io.jenkins.plugins.delphixpipeline.masking.wire;

/** See the Masking Engine's interface. */
public record Connector(Integer databaseConnectorId, String connectorName) {}
