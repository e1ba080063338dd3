package hudson.model;

import hudson.Util;
import hudson.security.AccessControlled;
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
    public ItemGroup<? extends Item> getParent() {
        return parent;
    }

    @Override
    public final String getFullName() {
        return parent == null || parent.getFullName().isEmpty() ? name : parent.getFullName() + "/" + name;
    }

    public final String getFullDisplayName() {
        return getFullName().replace("/", " » ");
    }

    public final String getUrl() {
        return (parent == null ? "" : parent.getUrl()) + "job/" + Util.rawEncode(name) + "/";
    }
}
