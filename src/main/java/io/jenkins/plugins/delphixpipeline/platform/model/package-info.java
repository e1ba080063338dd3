/**
 * What a Delphix back end tells of its objects: immutable values in the words of the field, with no back end's own type names.
 */
package io.jenkins.plugins.delphixpipeline.platform.model;
