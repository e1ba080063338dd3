package io.jenkins.plugins.delphixpipeline.forms;

import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;

/**
 * The back end that a form chooses, for the web methods that fill its lists. As a parameter of such a method it is all that is
 * needed: Stapler makes it, and the browser asks for the list anew whenever connection or credential change.
 */
public final class ChosenBackend {
    private final Item item;
    private final ConnectionChoice choice;

    /** @param item the job whose form it is; null on a page of the whole Jenkins */
    public ChosenBackend(Item item, ConnectionChoice choice) {
        this.item = item;
        this.choice = choice;
    }

    /**
     * Makes one of what the form sends. A field in a radio block lies one level deeper than the connection, a point in a
     * radio block two; the browser sends what it finds, whichever level that is.
     */
    public static ChosenBackend fromStapler(
            @AncestorInPath Item item,
            TwoLevelsUp further,
            OneLevelUp around,
            @QueryParameter String connection,
            @QueryParameter String credentialsId) {
        return new ChosenBackend(item, new ConnectionChoice(connection, credentialsId));
    }

    /** What it knows; the field takes free text as well. */
    public ComboBoxModel names(NameList list, String typed) {
        return LiveLists.items(item, choice, list, typed);
    }

    /** Tells the browser where else the connection may stand; its value arrives under the same name. */
    public static final class OneLevelUp {
        private OneLevelUp() {}

        public static OneLevelUp fromStapler(
                @RelativePath("..") @QueryParameter String connection,
                @RelativePath("..") @QueryParameter String credentialsId) {
            return new OneLevelUp();
        }
    }

    /** The same from within a radio block of a radio block. */
    public static final class TwoLevelsUp {
        private TwoLevelsUp() {}

        public static TwoLevelsUp fromStapler(
                @RelativePath("../..") @QueryParameter String connection,
                @RelativePath("../..") @QueryParameter String credentialsId) {
            return new TwoLevelsUp();
        }
    }
}
