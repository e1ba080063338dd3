package io.jenkins.plugins.delphixpipeline.http;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.delphixpipeline.http.tls.ExplainingTrustManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Puts a {@link Trust} into a client. */
final class TlsSetup {
    private TlsSetup() {}

    static void apply(Trust trust, OkHttpClient.Builder client) {
        try {
            if (trust instanceof Trust.Certificates extra) {
                use(client, new ExplainingTrustManager(systemAnd(extra.certificates())));
            } else if (trust instanceof Trust.None) {
                use(client, new TrustAll());
                client.hostnameVerifier((host, session) -> true);
            } else if (client.build().x509TrustManager() instanceof X509ExtendedTrustManager own) {
                use(client, new ExplainingTrustManager(own));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK cannot set up TLS", e);
        }
    }

    private static void use(OkHttpClient.Builder client, X509TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        client.sslSocketFactory(context.getSocketFactory(), manager);
    }

    private static X509ExtendedTrustManager systemAnd(List<X509Certificate> extra)
            throws GeneralSecurityException, IOException {
        KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
        anchors.load(null, null);
        int number = 0;
        for (X509Certificate certificate : extra) {
            anchors.setCertificateEntry("extra-" + number++, certificate);
        }
        for (X509Certificate certificate : managerFor(null).getAcceptedIssuers()) {
            anchors.setCertificateEntry("system-" + number++, certificate);
        }
        return managerFor(anchors);
    }

    private static X509ExtendedTrustManager managerFor(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    }

    @SuppressFBWarnings(
            value = "WEAK_TRUST_MANAGER",
            justification = "an administrator's explicit choice, with a warning")
    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
