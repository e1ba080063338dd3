/** What one build is made of: its result, its variables, its secrets, and what can stop it. */
package io.jenkins.plugins.delphixpipeline.rehearsal.build;
