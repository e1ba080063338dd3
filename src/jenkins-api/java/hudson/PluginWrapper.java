package hudson;

public class PluginWrapper {
    PluginWrapper() {}
}
