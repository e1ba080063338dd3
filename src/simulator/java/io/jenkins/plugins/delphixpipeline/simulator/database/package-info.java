/** A real PostgreSQL for tests and rehearsals, in the place of the database that a VDB would be. */
package io.jenkins.plugins.delphixpipeline.simulator.database;
