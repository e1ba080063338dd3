package io.jenkins.plugins.delphixpipeline.accounts;

import java.sql.Driver;

/** Makes drivers of their classes, without the registry of all drivers, which would choose one by the address. */
public final class Drivers {
    private Drivers() {}

    /**
     * @param driver null when none is needed
     * @throws ResetException {@link ResetProblem#DRIVER_UNUSABLE}
     */
    public static Driver instance(Class<? extends Driver> driver) throws ResetException {
        try {
            return driver == null ? null : driver.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ResetException(ResetProblem.DRIVER_UNUSABLE, driver.getName(), String.valueOf(e.getCause()));
        }
    }
}
