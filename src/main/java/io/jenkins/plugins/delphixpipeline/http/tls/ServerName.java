package io.jenkins.plugins.delphixpipeline.http.tls;

import okhttp3.HttpUrl;

/** What people know a server by, whatever path is asked for. */
public final class ServerName {
    private ServerName() {}

    /** Scheme, host and port, without a port that goes without saying. */
    public static String of(HttpUrl url) {
        HttpUrl server = new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build();
        return server.toString().replaceFirst("/$", "");
    }
}
