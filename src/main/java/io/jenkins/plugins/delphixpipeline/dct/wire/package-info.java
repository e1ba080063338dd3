/** DCT's own objects as they come over the wire, with those of their members that are used. */
package io.jenkins.plugins.delphixpipeline.dct.wire;
