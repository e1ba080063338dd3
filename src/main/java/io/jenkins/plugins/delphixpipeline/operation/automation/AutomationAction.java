package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a {@code delphix.yaml} can ask for. */
public enum AutomationAction {
    /** Despite its name it provisions a VDB; the framework has no other way to make a place for a branch. */
    CREATE_VDB("datapod.create"),
    DELETE_VDB("datapod.delete"),
    REFRESH_POD("datapod.refresh"),
    UNDO_POD("datapod.undo"),
    CREATE_BOOKMARK("bookmark.create"),
    SHARE_BOOKMARK("bookmark.share"),
    DELETE_BOOKMARK("bookmark.delete");

    private final String word;

    AutomationAction(String word) {
        this.word = word;
    }

    /** As the file spells it. */
    public String word() {
        return word;
    }

    /** Whether it is about something that bears the name which {@link Trigger#nameFor} gives. */
    boolean usesName() {
        return this != REFRESH_POD && this != UNDO_POD;
    }

    static Optional<AutomationAction> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(AutomationAction::word).toList();
    }
}
