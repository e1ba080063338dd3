/**
 * What a masked dataset held before its masking ran never travels: which timeflows and snapshots are safe to take, what was
 * found out about them, and who may work on a master at the same time.
 */
package io.jenkins.plugins.delphixpipeline.guard;
