package hudson;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public final class FilePath implements SerializableOnlyOverRemoting {
    private static final long serialVersionUID = 1L;
    private final File file;

    public FilePath(File file) {
        this.file = file;
    }

    public FilePath(FilePath base, String path) {
        this(new File(base.file, path));
    }

    public FilePath child(String path) {
        return new FilePath(this, path);
    }

    public String getRemote() {
        return file.getPath();
    }

    public boolean isRemote() {
        return false;
    }

    public VirtualChannel getChannel() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean exists() throws IOException, InterruptedException {
        return file.exists();
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(file.toPath());
    }
}
