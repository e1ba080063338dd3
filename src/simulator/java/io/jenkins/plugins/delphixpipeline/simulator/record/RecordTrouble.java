package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why nothing could be recorded, with the way out, in place of what Java says of it. */
final class RecordTrouble {
    private RecordTrouble() {}

    static String of(IOException trouble, URI engine) {
        if (trouble instanceof NoSuchFileException file) {
            return "There is no file " + file.getFile();
        }
        if (trouble instanceof AccessDeniedException file) {
            return "This user may not use the file " + file.getFile();
        }
        if (trouble instanceof ConnectException
                || trouble instanceof HttpTimeoutException
                || trouble.getCause() instanceof UnresolvedAddressException) {
            return "Nothing answers at " + engine + ". Check host and port.";
        }
        if (trouble instanceof SSLException tls) {
            return ofTls(tls, engine);
        }
        if (isNoHttp(trouble)) {
            return "What answers at " + engine + " speaks no HTTP. If it speaks TLS, write https://.";
        }
        return String.valueOf(trouble.getMessage());
    }

    private static String ofTls(SSLException trouble, URI engine) {
        String said = String.valueOf(trouble.getMessage());
        if (said.contains("PKIX")) {
            return "The TLS certificate of " + engine + " is not trusted. Give it, or that of its authority, with"
                    + " --certificate.";
        }
        if (said.startsWith("No subject alternative") || said.startsWith("No name matching")) {
            return "The TLS certificate of " + engine + " is for another name (" + said + "). Use a name that it has.";
        }
        boolean plain =
                said.contains("SSL message") || trouble instanceof SSLHandshakeException && said.contains("terminated");
        return plain
                ? "What answers at " + engine + " speaks no TLS. If it speaks plain HTTP, write http://."
                : "There is trouble with the TLS of " + engine + ": " + said;
    }

    private static boolean isNoHttp(IOException trouble) {
        String said = String.valueOf(trouble.getMessage());
        return said.startsWith("Invalid status line")
                || said.contains("received no bytes")
                || said.contains("Connection reset");
    }
}
