/**
 * Connections that are open: who opens them, with whose login, how long they last, how healthy they are, and what is left to
 * do on them.
 */
package io.jenkins.plugins.delphixpipeline.session;
