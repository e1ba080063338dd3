package io.jenkins.plugins.delphixpipeline.simulator.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as it is; root does in a name space in which it is nobody or,
 * where the system does not allow that, as the user nobody.
 */
final class UnprivilegedUser {
    private static final String NOBODY = "nobody";

    private final List<String> prefix;
    private final boolean mustOwnFiles;

    private UnprivilegedUser(List<String> prefix, boolean mustOwnFiles) {
        this.prefix = prefix;
        this.mustOwnFiles = mustOwnFiles;
    }

    /** @param folder made by the user who runs this */
    static UnprivilegedUser forFiles(Path folder) throws IOException, InterruptedException {
        if (!Files.getOwner(folder).getName().equals("root")) {
            return new UnprivilegedUser(List.of(), false);
        }
        List<String> nameSpace = List.of("unshare", "-U");
        return works(nameSpace)
                ? new UnprivilegedUser(nameSpace, false)
                : new UnprivilegedUser(
                        List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"), true);
    }

    private static boolean works(List<String> prefix) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.concat(prefix.stream(), Stream.of("true"))
                                    .toList())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What has to stand before a command. */
    List<String> prefix() {
        return prefix;
    }

    /** Hands a folder over with all that is in it. */
    void own(Path folder) throws IOException {
        if (!mustOwnFiles) {
            return;
        }
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, nobody);
            }
        }
    }
}
