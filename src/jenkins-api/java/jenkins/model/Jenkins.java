package jenkins.model;

import hudson.DescriptorExtensionList;
import hudson.PluginManager;
import hudson.model.AbstractCIBase;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.security.Permission;
import java.io.File;
import org.springframework.security.access.AccessDeniedException;

public class Jenkins extends AbstractCIBase {
    public static final Permission ADMINISTER = null;
    public static final Permission MANAGE = null;
    public static final Permission SYSTEM_READ = null;
    public static final Permission READ = null;

    private Jenkins() {}

    public static Jenkins get() throws IllegalStateException {
        Jenkins jenkins = getInstanceOrNull();
        if (jenkins == null) {
            throw new IllegalStateException("signature only");
        }
        return jenkins;
    }

    public static Jenkins getInstanceOrNull() {
        return null;
    }

    public PluginManager getPluginManager() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isTerminating() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isQuietingDown() {
        throw new UnsupportedOperationException("signature only");
    }

    public Item getItemByFullName(String fullName) throws AccessDeniedException {
        return null;
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getFullName() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    public File getRootDir() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public Object getTarget() {
        throw new UnsupportedOperationException("signature only");
    }
}
