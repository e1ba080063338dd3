package com.cloudbees.groovy.cps;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** In the place of Jenkins' own: a rehearsal runs all code in the same way. */
@Retention(RetentionPolicy.SOURCE)
public @interface NonCPS {}
