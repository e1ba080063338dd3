package io.jenkins.plugins.delphixpipeline.operation.policy;

/**
 * What a step lets its operation do beyond the usual.
 *
 * @param recover recover or start a data pod that cannot be worked with as it is; false: such a pod is an error
 * @param allowUnmasked data may go where it goes whether it is masked or not
 */
public record UnmaskedDataPermit(boolean recover, boolean allowUnmasked) {}
