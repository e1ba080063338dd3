/** What Jenkins stores about connections to Delphix back ends: their kinds, rules, forms, and how their problems are told. */
package io.jenkins.plugins.delphixpipeline.config;
