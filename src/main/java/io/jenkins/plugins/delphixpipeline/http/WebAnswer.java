package io.jenkins.plugins.delphixpipeline.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import okhttp3.Response;

/** An answer whose body is read as it comes in; good until its reader returns. */
public final class WebAnswer {
    /** A container's error page begins with a long style sheet. */
    private static final int HEAD = 4096;

    private final Response response;
    private final Head stream;

    WebAnswer(Response response) {
        this.response = response;
        this.stream = new Head(response.body().byteStream());
    }

    public int status() {
        return response.code();
    }

    /** Null when the answer has no such header. */
    public String header(String name) {
        return response.header(name);
    }

    public List<String> headers(String name) {
        return response.headers(name);
    }

    public boolean isJson() {
        String type = response.header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }

    public InputStream stream() {
        return stream;
    }

    /** Whether the beginning of the body contains this text. */
    public boolean says(String text) {
        return beginning().contains(text);
    }

    private String beginning() {
        try {
            stream.fill();
        } catch (IOException cutOff) {
            // What arrived is all that can be told.
        }
        return stream.seen();
    }

    /** The beginning of a body that was not what it should be, without markup. */
    public String excerpt() {
        String text = Excerpt.of(beginning());
        String location = response.header("Location");
        return "HTTP " + status() + (location == null ? "" : " to " + location) + (text.isEmpty() ? "" : ": " + text);
    }

    /** Remembers the first few thousand bytes, so that a parser's disappointment can be shown. */
    private static final class Head extends FilterInputStream {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();

        Head(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            int room = HEAD - head.size();
            if (count > 0 && room > 0) {
                head.write(bytes, offset, Math.min(count, room));
            }
            return count;
        }

        void fill() throws IOException {
            byte[] bytes = new byte[HEAD];
            while (head.size() < HEAD && read(bytes, 0, bytes.length) >= 0) {
                // read() keeps what it sees
            }
        }

        String seen() {
            return head.toString(StandardCharsets.UTF_8);
        }
    }
}
