package io.jenkins.plugins.delphixpipeline.guard;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A ledger in a file of JSON, which is replaced as a whole: after a crash it is the old one or the new one. */
public final class LedgerFile implements LedgerStore {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private static final String NAME = "timeflows";

    private final Path folder;
    private final Path file;

    /** @param folder of its own; made when there is something to keep */
    public LedgerFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME + ".json");
    }

    @Override
    public LedgerBook read() {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), LedgerBook.class) : LedgerBook.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of masked timeflows cannot be read: " + file, e);
        }
    }

    @Override
    public void write(LedgerBook book) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, NAME, ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(fresh)) {
                    JSON.writeValue(out, book);
                }
                try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger of masked timeflows cannot be kept: " + file, e);
        }
    }

    private static final class InstantReader extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) {
            return Instant.parse(value);
        }
    }
}
