/** How each connection has fared of late: what health pages and warnings tell. */
package io.jenkins.plugins.delphixpipeline.session.health;
