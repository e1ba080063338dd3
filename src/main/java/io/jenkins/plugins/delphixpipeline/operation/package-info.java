/**
 * What a step asks for, as a machine without threads: one class per data operation says what comes next, and one driver
 * carries any of them through submission, waiting, trouble, restart and abort.
 */
package io.jenkins.plugins.delphixpipeline.operation;
