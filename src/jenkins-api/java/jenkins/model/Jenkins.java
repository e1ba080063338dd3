package jenkins.model;

import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.PluginManager;
import hudson.model.AbstractCIBase;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

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

    public String getRootUrl() throws IllegalStateException {
        throw new UnsupportedOperationException("signature only");
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

    public static Authentication getAuthentication2() {
        throw new UnsupportedOperationException("signature only");
    }

    public <T extends Item> T getItemByFullName(String fullName, Class<T> type) throws AccessDeniedException {
        return null;
    }

    public Item getItemByFullName(String fullName) throws AccessDeniedException {
        return null;
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptor(Class<? extends Describable> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public Descriptor getDescriptorOrDie(Class<? extends Describable> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public <T extends Descriptor> T getDescriptorByType(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public <T> ExtensionList<T> getExtensionList(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @SuppressWarnings("rawtypes")
    public <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> getDescriptorList(
            Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getFullName() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getFullDisplayName() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public List<TopLevelItem> getItems() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public String getUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public TopLevelItem getItem(String name) throws AccessDeniedException {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public File getRootDir() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public ACL getACL() {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public synchronized void save() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
