/** What the submissions of all back ends share: who knows a change, and which work has been acknowledged. */
package io.jenkins.plugins.delphixpipeline.http.submission;
