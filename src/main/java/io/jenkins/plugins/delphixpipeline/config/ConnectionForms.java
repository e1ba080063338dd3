package io.jenkins.plugins.delphixpipeline.config;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.springframework.security.core.Authentication;

/** The lists and checks that every form with a credential needs, with their permissions. */
public final class ConnectionForms {
    private ConnectionForms() {}

    /** Those that some kind of connection takes; the connection itself may not be known while somebody types. */
    public static ListBoxModel credentialsItems(Item item, String current) {
        return credentialsItems(item, current, null, true);
    }

    /**
     * @param url where the credential is going to be sent; null when that is not known
     * @param keys whether it may be a key as well as a user and password
     */
    static ListBoxModel credentialsItems(Item item, String current, String url, boolean keys) {
        StandardListBoxModel items = new StandardListBoxModel();
        if (maySee(item)) {
            items.includeEmptyValue();
            kinds(keys).forEach(kind -> include(items, kind, item, url));
        }
        items.includeCurrentValue(Util.fixNull(current));
        return items;
    }

    private static List<Class<? extends StandardCredentials>> kinds(boolean keys) {
        return keys
                ? List.of(StandardUsernamePasswordCredentials.class, StringCredentials.class)
                : List.of(StandardUsernamePasswordCredentials.class);
    }

    private static void include(
            StandardListBoxModel items, Class<? extends StandardCredentials> kind, Item item, String url) {
        if (item == null) {
            items.includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), kind, requirements(url), CredentialsMatchers.always());
        } else {
            items.includeMatchingAs(authentication(item), item, kind, requirements(url), CredentialsMatchers.always());
        }
    }

    public static FormValidation checkCredentialsId(Item item, String value) {
        return checkCredentialsId(item, value, null, true);
    }

    static FormValidation checkCredentialsId(Item item, String value, String url, boolean keys) {
        String id = Util.fixEmptyAndTrim(value);
        if (id == null || !maySee(item)) {
            return FormValidation.ok();
        }
        if (id.contains("${")) {
            return FormValidation.warning(Messages.ConnectionForms_credentialExpression());
        }
        if (kinds(keys).stream().anyMatch(kind -> !isUnknown(kind, item, id, url))) {
            return FormValidation.ok();
        }
        boolean key = !keys && !isUnknown(StringCredentials.class, item, id, url);
        return FormValidation.error(key ? Messages.ConnectionForms_keyRefused(id) : credentialUnknown(id, keys));
    }

    /** @param keys whether it may be a key as well as a user and password */
    public static String credentialUnknown(String id, boolean keys) {
        return keys ? Messages.ConnectionForms_keyUnknown(id) : Messages.ConnectionForms_credentialUnknown(id);
    }

    private static boolean isUnknown(Class<? extends StandardCredentials> kind, Item item, String id, String url) {
        ListBoxModel found = item == null
                ? CredentialsProvider.listCredentialsInItemGroup(
                        kind, Jenkins.get(), ACL.SYSTEM2, requirements(url), CredentialsMatchers.withId(id))
                : CredentialsProvider.listCredentialsInItem(
                        kind, item, authentication(item), requirements(url), CredentialsMatchers.withId(id));
        return found.isEmpty();
    }

    /** Names of connections and credentials are for those who may configure something with them. */
    static boolean maySee(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static Authentication authentication(Item item) {
        return item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
    }

    private static List<DomainRequirement> requirements(String url) {
        return Util.fixEmptyAndTrim(url) == null
                ? List.of()
                : URIRequirementBuilder.fromUri(url.trim()).build();
    }

    /** A value must never get lost because it is no longer known. */
    static ListBoxModel keeping(ListBoxModel items, String current) {
        String value = Util.fixNull(current);
        if (items.stream().noneMatch(option -> option.value.equals(value))) {
            items.add(value);
        }
        return items;
    }
}
