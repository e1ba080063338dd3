package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.management.Badge;

public abstract class ManagementLink implements ExtensionPoint, Action {
    @Override
    public abstract String getIconFileName();

    public String getDescription() {
        return "";
    }

    @Override
    public abstract String getUrlName();

    public boolean getRequiresConfirmation() {
        return false;
    }

    public static ExtensionList<ManagementLink> all() {
        throw new UnsupportedOperationException("signature only");
    }

    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean getRequiresPOST() {
        return false;
    }

    protected String getCategoryName() {
        return "UNCATEGORIZED";
    }

    public Category getCategory() {
        return Category.UNCATEGORIZED;
    }

    public Badge getBadge() {
        return null;
    }

    public enum Category {
        CONFIGURATION,
        SECURITY,
        STATUS,
        TROUBLESHOOTING,
        TOOLS,
        MISC,
        UNCATEGORIZED;

        public String getLabel() {
            return name();
        }
    }
}
