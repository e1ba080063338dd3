/** Live lists and names for the forms of steps, asked of the back end while somebody types. */
package io.jenkins.plugins.delphixpipeline.forms;
