package hudson.model;

import hudson.Util;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import jenkins.model.Loadable;

public abstract class AbstractItem extends Actionable
        implements Loadable, Item, AccessControlled, DescriptorByNameOwner {
    protected transient String name;
    private final transient ItemGroup<? extends Item> parent;

    @SuppressWarnings({"rawtypes", "unchecked"})
    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = (ItemGroup<? extends Item>) parent;
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    @Override
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public final String getFullName() {
        return parent == null || parent.getFullName().isEmpty() ? name : parent.getFullName() + "/" + name;
    }

    @Override
    public final String getFullDisplayName() {
        return getFullName().replace("/", " » ");
    }

    @Override
    public final String getUrl() {
        return (parent == null ? "" : parent.getUrl()) + "job/" + Util.rawEncode(name) + "/";
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

    @Override
    public void load() throws IOException {
        throw new UnsupportedOperationException("signature only");
    }
}
