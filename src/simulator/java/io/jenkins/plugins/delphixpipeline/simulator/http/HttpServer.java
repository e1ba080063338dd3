package io.jenkins.plugins.delphixpipeline.simulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A small HTTP/1.1 server with one thread per connection, so that a long poll or a delayed answer never holds up
 * another client. Unlike the JDK's own it can cut connections, send half an answer and tell its own date.
 */
public final class HttpServer implements Closeable {

    private static final int BACKLOG = 512;

    private final Function<HttpRequest, HttpResponse> handler;
    private final Supplier<Instant> date;
    private final ServerSocket listener;
    private final URI url;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Future<?> accepting;
    private volatile boolean refusing;

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param tls null for plain HTTP
     */
    public HttpServer(
            InetAddress host,
            int port,
            SSLContext tls,
            Function<HttpRequest, HttpResponse> handler,
            Supplier<Instant> date)
            throws IOException {
        this.handler = handler;
        this.date = date;
        ServerSocketFactory sockets = tls == null ? ServerSocketFactory.getDefault() : tls.getServerSocketFactory();
        listener = sockets.createServerSocket(port, BACKLOG, host);
        String address = host.getHostAddress();
        url = URI.create((tls == null ? "http://" : "https://")
                + (address.contains(":") ? "[" + address + "]" : address) + ":" + listener.getLocalPort());
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulated-engine-" + listener.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
        accepting = threads.submit(this::accept);
    }

    /** Scheme, address and port, without a path. */
    public URI url() {
        return url;
    }

    /** While refusing, a new connection is closed as soon as it is made. */
    public void refuse(boolean on) {
        refusing = on;
    }

    /** Cuts every open connection, whatever it is doing. */
    public void dropConnections() {
        open.forEach(HttpServer::closeQuietly);
    }

    /** Returns when the port is free: the listener holds it for as long as a thread waits in it. */
    @Override
    public void close() {
        closeQuietly(listener);
        dropConnections();
        try {
            accepting.get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException portIsFreedLater) {
            // whoever needs this very port is told so when it binds it
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (refusing) {
                    closeQuietly(socket);
                } else {
                    open.add(socket);
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException | RejectedExecutionException closedOrBroken) {
                // a closed server ends the loop; a connection broken while being accepted concerns nobody else
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            HttpConnection connection = new HttpConnection(socket);
            do {
                HttpRequest request = connection.read();
                if (request == null) {
                    return;
                }
                connection.write(answer(request), date.get());
            } while (connection.keepAlive());
        } catch (IOException | NumberFormatException gone) {
            // the client went away or does not speak HTTP: either way the connection is over
        } finally {
            open.remove(socket);
        }
    }

    /** A mistake of the simulator is told to the client, too: it never looks like a lost connection. */
    private HttpResponse answer(HttpRequest request) {
        try {
            return handler.apply(request);
        } catch (RuntimeException mistake) {
            return HttpResponse.html(
                    500, "<html><body><h1>" + mistake.getClass().getName() + "</h1></body></html>");
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // nothing left to do
        }
    }
}
