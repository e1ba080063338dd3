package io.jenkins.plugins.delphixpipeline.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Begins to answer at once, goes on byte by byte, and never comes to an end. */
final class DrippingServer implements AutoCloseable {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + "Content-Length: 1000000\r\n\r\n{\"text\": \"";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final Duration pause;

    /** @param pause between two bytes */
    DrippingServer(Duration pause) throws IOException {
        this.pause = pause;
        start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "dripping server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                accepted.add(connection);
                start(() -> drip(connection));
            }
        } catch (IOException closed) {
            // Then nobody is kept waiting any more.
        }
    }

    private void drip(Socket connection) {
        try (connection;
                OutputStream out = connection.getOutputStream()) {
            out.write(HEAD.getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException hungUp) {
            // The client has given up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : accepted) {
            each.close();
        }
    }
}
