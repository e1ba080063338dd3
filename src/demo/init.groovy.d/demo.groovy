import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

// The simulated engine needs Jackson, which the plugin jackson2-api has.
def jackson = Jenkins.get().pluginManager.getPlugin('jackson2-api').classLoader
def classes = new File(System.getProperty('delphix.demo.simulator')).toURI().toURL()
def simulator = new URLClassLoader([classes] as URL[], jackson)
        .loadClass('io.jenkins.plugins.delphixpipeline.simulator.Main')
Thread.startDaemon('Simulated Delphix Engine') {
    simulator.main('--port', '8081', '--scenario', 'patients')
}

def script = new File(System.getProperty('delphix.demo.jenkinsfile')).text
def job = Jenkins.get().getItem('Data Pipeline') ?: Jenkins.get().createProject(WorkflowJob, 'Data Pipeline')
job.definition = new CpsFlowDefinition(script, true)
