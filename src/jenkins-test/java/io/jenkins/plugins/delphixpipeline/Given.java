package io.jenkins.plugins.delphixpipeline;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.util.Secret;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.flow.GlobalDefaultFlowDurabilityLevel;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** What most tests in a real Jenkins begin with: an engine, a credential, a connection, and a job with a script. */
public final class Given {
    public static final String CREDENTIAL = "delphix-engine";

    private static final String DCT_KEY = "dct-key";

    private Given() {}

    public static SimulatedEngine engine(Duration jobs) {
        return SimulatedEngine.builder()
                .scenario(Scenario.PATIENTS)
                .jobDuration(jobs)
                .start();
    }

    public static void connection(String name, URI engine) throws Exception {
        credential(CREDENTIAL, SimulatedEngine.USER, SimulatedEngine.PASSWORD);
        EngineConnection connection = new EngineConnection(name, engine.toString());
        connection.setCredentialsId(CREDENTIAL);
        DelphixConfiguration.get().setConnections(List.of(connection));
    }

    /** The only connection has a Masking Engine to ask as well. */
    public static void maskingEngine(URI masking) throws Exception {
        credential("masking-engine", SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
        MaskingEngineConnection second = new MaskingEngineConnection("masking-engine", masking.toString());
        second.setCredentialsId("masking-engine");
        EngineConnection first =
                (EngineConnection) DelphixConfiguration.get().getConnections().get(0);
        first.setMaskingConnection("masking-engine");
        DelphixConfiguration.get().setConnections(List.of(first, second));
        DelphixConfiguration.get().setDefaultConnection(first.getName());
    }

    /** Of a simulated DCT; whoever asks puts it among the connections. */
    public static DctConnection dct(String name, URI dct) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(
                        CredentialsScope.GLOBAL, DCT_KEY, "test", Secret.fromString(SimulatedDct.API_KEY)));
        SystemCredentialsProvider.getInstance().save();
        DctConnection connection = new DctConnection(name, dct.toString());
        connection.setCredentialsId(DCT_KEY);
        return connection;
    }

    /** What pipelines do is on the disk before it happens, so that a kill loses nothing of it. */
    static void survivability() {
        Jenkins.get()
                .getDescriptorByType(GlobalDefaultFlowDurabilityLevel.DescriptorImpl.class)
                .setDurabilityHint(FlowDurabilityHint.MAX_SURVIVABILITY);
    }

    public static void credential(String id, String user, String password) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, "test", user, password));
        SystemCredentialsProvider.getInstance().save();
    }

    /** A Pipeline job that runs in the sandbox. */
    public static WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = Jenkins.get().createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }
}
