/** What a Jenkins refuses of a declarative pipeline before it runs anything of it. */
package io.jenkins.plugins.delphixpipeline.rehearsal.validator;
