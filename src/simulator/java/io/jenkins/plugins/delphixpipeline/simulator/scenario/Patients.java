package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;

/**
 * The scenario of the project's own pipeline: patients of a hospital, masked once in a master from which seven data
 * pods are made; beside it an Oracle database with an unmasked copy.
 */
public final class Patients {

    private static final int PODS = 7;

    private Patients() {}

    public static void build(Estate estate, String user) {
        estate.hookTemplate("Clean up", "psql -c 'truncate sessions'");
        String production = estate.dSource(DataKind.APPDATA, "Production", "Patients Prod", 3);
        ObjectNode maskingJob = estate.maskingJob("Mask Patients", "7", production);
        String master = estate.vdb("Masked", "Patients Masked Master", production, true, estate.masking(maskingJob));
        String template = estate.template("Patients", "patients", master, user);
        for (int number = 1; number <= PODS; number++) {
            String vdb = estate.vdb("Prep", "Patients prep" + number, master, false);
            estate.pod("prep" + number, template, "patients", vdb, user);
        }
        String billing = estate.dSource(DataKind.ORACLE, "Finance Production", "Billing Prod", 2);
        estate.vdb("Finance Development", "Billing Dev", billing, false);
    }
}
