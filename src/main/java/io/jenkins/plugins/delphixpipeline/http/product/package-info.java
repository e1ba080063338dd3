/** Which of the products answers at an address. */
package io.jenkins.plugins.delphixpipeline.http.product;
