package io.jenkins.plugins.delphixpipeline.accounts;

import java.util.Map;

/**
 * An account as the database knows it.
 *
 * @param name as the database spells it
 * @param login the server's login behind it where that is something else, else null
 * @param locked whether nobody can log in with it already
 * @param hindrances what cannot be done with it, and why
 */
record Account(String name, String login, boolean locked, Map<AccountAction, ResetProblem> hindrances) {}
