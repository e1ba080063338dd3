package hudson.model;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public abstract class Actionable extends AbstractModelObject implements ModelObject {
    private final transient List<Action> actions = new CopyOnWriteArrayList<>();

    @Deprecated
    public List<Action> getActions() {
        return actions;
    }

    public final List<? extends Action> getAllActions() {
        return List.copyOf(actions);
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        return actions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <T extends Action> T getAction(Class<T> type) {
        return getActions(type).stream().findFirst().orElse(null);
    }

    public void addAction(Action action) {
        actions.add(action);
    }

    public void replaceAction(Action action) {
        addOrReplaceAction(action);
    }

    public boolean addOrReplaceAction(Action action) {
        actions.removeIf(other -> other.getClass() == action.getClass());
        return actions.add(action);
    }

    public boolean removeAction(Action action) {
        return actions.remove(action);
    }

    public boolean removeActions(Class<? extends Action> type) {
        return actions.removeIf(type::isInstance);
    }
}
