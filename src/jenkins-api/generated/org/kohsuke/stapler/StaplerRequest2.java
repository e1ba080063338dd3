// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface StaplerRequest2 extends jakarta.servlet.http.HttpServletRequest {
    public <T> T bindJSON(java.lang.Class<T> type, net.sf.json.JSONObject src);

    public <T> java.util.List<T> bindJSONToList(java.lang.Class<T> type, java.lang.Object src);
}
