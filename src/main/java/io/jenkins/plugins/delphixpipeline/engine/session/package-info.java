/** The conversation with one engine: login, envelope, clock, identity, pages and marks on what was sent. */
package io.jenkins.plugins.delphixpipeline.engine.session;
