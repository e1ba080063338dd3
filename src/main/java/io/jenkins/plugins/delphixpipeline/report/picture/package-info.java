/** Pictures as inline SVG, made on the server: no script, no style of their own, nothing of Jenkins. */
package io.jenkins.plugins.delphixpipeline.report.picture;
