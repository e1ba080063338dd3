package io.jenkins.plugins.delphixpipeline.simulator.api;

import java.util.List;

/**
 * The part of a list that was asked for.
 *
 * @param offset counts pages, not items
 */
public record Paging(int size, int offset) {

    public <T> List<T> page(List<T> all) {
        long from = Math.min((long) size * offset, all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }
}
