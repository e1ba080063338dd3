import com.cloudbees.hudson.plugins.folder.Folder
import io.jenkins.plugins.delphixpipeline.config.FolderConnection
import jenkins.model.Jenkins
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

// The simulated engine and DCT need Jackson, which the plugin jackson2-api has. With server programs and driver beside it the masked
// master is a real PostgreSQL; where they are missing it says so, and the stage that resets accounts finds no database.
def jackson = Jenkins.get().pluginManager.getPlugin('jackson2-api').classLoader
def home = Jenkins.get().rootDir
def programs = new File(home.parentFile, 'simulator')
def classPath = [new File(programs, 'classes'), *new File(programs, 'lib').listFiles()].collect { it.toURI().toURL() }
def simulator = new URLClassLoader(classPath as URL[], jackson)
        .loadClass('io.jenkins.plugins.delphixpipeline.simulator.Main')
def start = { String name, String... arguments -> Thread.startDaemon(name) { simulator.main(arguments) } }
start('Simulated Delphix Engine', '--port', '8081', '--scenario', 'patients', '--database')
start('Simulated DCT', '--port', '8082', '--dct-port', '8083', '--scenario', new File(home, 'dct/estate.yaml').path, '--database')

def pipeline = { parent, String name, String file ->
    def job = parent.getItem(name) ?: parent.createProject(WorkflowJob, name)
    job.definition = new CpsFlowDefinition(new File(home, file).text, true)
}
pipeline(Jenkins.get(), 'Data Pipeline', 'Jenkinsfile')
// Whose jobs use DCT where they name no connection.
def folder = Jenkins.get().getItem('On DCT') ?: Jenkins.get().createProject(Folder, 'On DCT')
folder.properties.replace(new FolderConnection(connection: 'simulated-dct'))
pipeline(folder, 'Data Pipeline', 'dct/Jenkinsfile')
