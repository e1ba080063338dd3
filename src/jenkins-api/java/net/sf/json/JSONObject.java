package net.sf.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

public final class JSONObject implements Map<String, Object> {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public JSONObject() {}

    public Object get(String key) {
        return members.get(key);
    }

    @Override
    public Object get(Object key) {
        return members.get(key);
    }

    public String optString(String key) {
        return optString(key, "");
    }

    public String optString(String key, String fallback) {
        return members.containsKey(key) ? String.valueOf(members.get(key)) : fallback;
    }

    @Override
    public Object put(String key, Object value) {
        return members.put(key, value);
    }

    @Override
    public void putAll(Map<? extends String, ? extends Object> all) {
        members.putAll(all);
    }

    @Override
    public Object remove(Object key) {
        return members.remove(key);
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return members.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return members.containsValue(value);
    }

    @Override
    public void clear() {
        members.clear();
    }

    @Override
    public Set<String> keySet() {
        return members.keySet();
    }

    @Override
    public Collection<Object> values() {
        return members.values();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return members.entrySet();
    }
}
