import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

// The simulated engine needs Jackson, which the plugin jackson2-api has. With server programs and driver beside it the masked
// master is a real PostgreSQL; where they are missing it says so, and the stage that resets accounts finds no database.
def jackson = Jenkins.get().pluginManager.getPlugin('jackson2-api').classLoader
def home = Jenkins.get().rootDir
def folder = new File(home.parentFile, 'simulator')
def classPath = [new File(folder, 'classes'), *new File(folder, 'lib').listFiles()].collect { it.toURI().toURL() }
def simulator = new URLClassLoader(classPath as URL[], jackson)
        .loadClass('io.jenkins.plugins.delphixpipeline.simulator.Main')
Thread.startDaemon('Simulated Delphix Engine') {
    simulator.main('--port', '8081', '--scenario', 'patients', '--database')
}

def script = new File(home, 'Jenkinsfile').text
def job = Jenkins.get().getItem('Data Pipeline') ?: Jenkins.get().createProject(WorkflowJob, 'Data Pipeline')
job.definition = new CpsFlowDefinition(script, true)
