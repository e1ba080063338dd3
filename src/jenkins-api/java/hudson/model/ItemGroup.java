package hudson.model;

import java.util.Collection;
import jenkins.model.FullyNamed;
import jenkins.model.FullyNamedModelObject;
import org.springframework.security.access.AccessDeniedException;

public interface ItemGroup<T extends Item> extends FullyNamed, FullyNamedModelObject, PersistenceRoot {
    Collection<T> getItems();

    String getUrl();

    T getItem(String name) throws AccessDeniedException;

    default <X extends Item> Iterable<X> allItems(Class<X> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
