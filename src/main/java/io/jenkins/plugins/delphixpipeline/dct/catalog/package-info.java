/** DCT's inventory: datasets with what belongs to them, VDB groups, and where things can be put. */
package io.jenkins.plugins.delphixpipeline.dct.catalog;
