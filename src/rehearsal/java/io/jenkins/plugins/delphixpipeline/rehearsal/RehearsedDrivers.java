package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.controller.Controller;
import java.sql.Driver;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The JDBC drivers of a rehearsal: those on its class path. Which ones the Jenkins has is not known, so that where accounts are
 * only checked a driver that is not here counts as there, and is noted. Where there is a real database, which takes a driver, one
 * that is not here is missing, as it would be on a controller.
 */
final class RehearsedDrivers {
    private final boolean realDatabase;
    private final Consumer<String> notes;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();

    /**
     * @param realDatabase whether accounts are reset
     * @param notes told, once for each driver, what is not rehearsed
     */
    RehearsedDrivers(boolean realDatabase, Consumer<String> notes) {
        this.realDatabase = realDatabase;
        this.notes = notes;
    }

    /** Nothing connects with one that is not here. */
    Class<?> named(String name) throws ClassNotFoundException {
        try {
            return Class.forName(name, false, Controller.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            if (realDatabase) {
                throw e;
            }
            if (noted.add(name)) {
                notes.accept(name + ": whether a plugin of your Jenkins has this JDBC driver");
            }
            return Driver.class;
        }
    }
}
