/** Resets, locks and drops the accounts of a database over JDBC. Knows neither Jenkins nor Delphix. */
package io.jenkins.plugins.delphixpipeline.accounts;
