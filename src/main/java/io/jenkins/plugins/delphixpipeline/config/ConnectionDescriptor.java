package io.jenkins.plugins.delphixpipeline.config;

import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.http.tls.Pem;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import jenkins.security.FIPS140;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a connection. All kinds of back ends share its fields; everything here is for administrators only. */
public abstract class ConnectionDescriptor extends Descriptor<DelphixConnection> {

    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        return checked(ConnectionRules.name(value));
    }

    @POST
    public FormValidation doCheckUrl(@QueryParameter String value) {
        String breach = ConnectionRules.url(value, example(), fips());
        if (breach == null && value.trim().toLowerCase(Locale.ROOT).startsWith("http:")) {
            return FormValidation.warning(Messages.ConnectionDescriptor_plainHttp());
        }
        return checked(breach);
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId, @QueryParameter String url) {
        return ConnectionForms.credentialsItems(null, credentialsId, url, acceptsKeys());
    }

    @POST
    public FormValidation doCheckCredentialsId(@QueryParameter String value, @QueryParameter String url) {
        if (Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok(Messages.ConnectionDescriptor_noCredential());
        }
        return ConnectionForms.checkCredentialsId(null, value, url, acceptsKeys());
    }

    @POST
    public ListBoxModel doFillTrustItems() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.ConnectionDescriptor_trustSystem(), TrustChoice.SYSTEM.word());
        items.add(Messages.ConnectionDescriptor_trustCertificate(), TrustChoice.CERTIFICATE.word());
        items.add(Messages.ConnectionDescriptor_trustNone(), TrustChoice.NONE.word());
        return items;
    }

    @POST
    public FormValidation doCheckTrust(@QueryParameter String value) {
        if (!TrustChoice.NONE.word().equals(value)) {
            return FormValidation.ok();
        }
        return fips()
                ? FormValidation.error(Messages.DelphixConnection_trustNoneUnderFips())
                : FormValidation.warning(Messages.ConnectionDescriptor_trustNoneWarning());
    }

    @POST
    public FormValidation doCheckCaCertificate(@QueryParameter String value, @QueryParameter String trust) {
        boolean needed = TrustChoice.CERTIFICATE.word().equals(trust);
        if (Util.fixEmptyAndTrim(value) == null) {
            return needed ? FormValidation.error(Messages.TrustChoice_blank()) : FormValidation.ok();
        }
        if (!needed && !Pem.hasPrivateKey(value)) {
            return FormValidation.warning(Messages.ConnectionDescriptor_certificateUnused());
        }
        try {
            return told(TrustChoice.certificates(value), Instant.now());
        } catch (ConfigurationException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    private static FormValidation told(List<X509Certificate> certificates, Instant now) {
        List<String> warnings = new ArrayList<>();
        List<String> valid = new ArrayList<>();
        for (X509Certificate each : certificates) {
            String owner = each.getSubjectX500Principal().getName();
            if (each.getNotAfter().toInstant().isBefore(now)) {
                warnings.add(Messages.ConnectionDescriptor_expired(owner, day(each.getNotAfter())));
            } else if (each.getNotBefore().toInstant().isAfter(now)) {
                warnings.add(Messages.ConnectionDescriptor_notYetValid(owner, day(each.getNotBefore())));
            } else {
                valid.add(Messages.ConnectionDescriptor_certificate(owner, day(each.getNotAfter())));
            }
        }
        return warnings.isEmpty()
                ? FormValidation.ok(String.join("; ", valid))
                : FormValidation.warning(String.join(" ", warnings));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
    }

    @POST
    public FormValidation doCheckAllowUnmasked(@QueryParameter boolean value) {
        return value
                ? FormValidation.warning(Messages.ConnectionDescriptor_allowUnmaskedWarning())
                : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckFolders(@QueryParameter String value) {
        Jenkins jenkins = Jenkins.get();
        if (!jenkins.hasPermission(Jenkins.ADMINISTER)) {
            return FormValidation.ok();
        }
        List<String> unknown = Util.fixNull(value)
                .lines()
                .map(String::trim)
                .filter(name -> !name.isEmpty() && jenkins.getItemByFullName(name) == null)
                .toList();
        return unknown.isEmpty()
                ? FormValidation.ok()
                : FormValidation.warning(Messages.ConnectionDescriptor_foldersUnknown(String.join(", ", unknown)));
    }

    @POST
    public FormValidation doCheckConnectTimeoutSeconds(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_SECONDS);
    }

    @POST
    public FormValidation doCheckReadTimeoutSeconds(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_SECONDS);
    }

    @POST
    public FormValidation doCheckFirstContactSeconds(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_SECONDS);
    }

    @POST
    public FormValidation doCheckStopSeconds(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_SECONDS);
    }

    @POST
    public FormValidation doCheckUnreachableMinutes(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_MINUTES);
    }

    @POST
    public FormValidation doCheckBusyMinutes(@QueryParameter String value) {
        return FormValidation.validateIntegerInRange(value, 1, ConnectionRules.LONGEST_MINUTES);
    }

    /** Logs in with what stands in the form. A stored credential goes to whatever address is given, so only an administrator may. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String name,
            @QueryParameter String url,
            @QueryParameter String credentialsId,
            TrustFields trust,
            @QueryParameter boolean useProxy) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        String breach = ConnectionRules.url(url, example(), fips());
        if (breach != null) {
            return FormValidation.error(breach);
        }
        DelphixConnection tried = blank(name, url);
        tried.setCredentialsId(credentialsId);
        tried.setTrust(trust.trust());
        tried.setCaCertificate(trust.caCertificate());
        tried.setUseProxy(useProxy);
        try {
            PlatformInfo info =
                    ExtensionList.lookupSingleton(ConnectionTester.class).tryOut(tried);
            return FormValidation.ok(Messages.ConnectionDescriptor_connected(
                    info.product(), info.version(), info.apiVersion(), info.user()));
        } catch (ConfigurationException e) {
            return FormValidation.error(e.getMessage());
        } catch (PlatformException e) {
            return FormValidation.error(FailureTexts.sentence(e.failure()));
        }
    }

    /** Whether the credential of such a connection may be a key instead of a user and password. */
    protected boolean acceptsKeys() {
        return false;
    }

    /** A connection of this kind that has nothing but its name and address. */
    protected abstract DelphixConnection blank(String name, String url);

    private String example() {
        return blank("", "").exampleAddress();
    }

    private static FormValidation checked(String breach) {
        return breach == null ? FormValidation.ok() : FormValidation.error(breach);
    }

    private static boolean fips() {
        return FIPS140.useCompliantAlgorithms();
    }

    /**
     * What a form says about the certificates to trust.
     *
     * @param trust the word of a {@link TrustChoice}
     * @param caCertificate PEM; blank when none was pasted
     */
    public record TrustFields(String trust, String caCertificate) {
        /** Makes one of what the form sends. */
        public static TrustFields fromStapler(@QueryParameter String trust, @QueryParameter String caCertificate) {
            return new TrustFields(trust, caCertificate);
        }
    }
}
