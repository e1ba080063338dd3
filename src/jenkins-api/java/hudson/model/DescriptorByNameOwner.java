package hudson.model;

public interface DescriptorByNameOwner extends ModelObject {
    @SuppressWarnings("rawtypes")
    default Descriptor getDescriptorByName(String id) {
        throw new UnsupportedOperationException("signature only");
    }
}
