/** The port: what an operation may ask of a Delphix back end, in immutable values that know neither HTTP nor Jenkins. */
package io.jenkins.plugins.delphixpipeline.platform;
