/** What all changes of the engine share: how one is asked for, and how its work is recognised. */
package io.jenkins.plugins.delphixpipeline.engine.submission.handler;
