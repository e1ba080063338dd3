package io.jenkins.plugins.delphixpipeline.simulator.api;

import java.util.List;

/**
 * The part of a list that was asked for.
 *
 * @param offset counts pages, not items
 */
record Paging(int size, int offset) {

    static Paging of(Call call, int usualSize) {
        return new Paging(number(call, "pageSize", usualSize), number(call, "pageOffset", 0));
    }

    <T> List<T> page(List<T> all) {
        long from = Math.min((long) size * offset, all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    static int number(Call call, String name, int otherwise) {
        String text = call.query(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // refused below, together with negative numbers
        }
        Validation wrong = new Validation(call.body());
        wrong.problem(name, "exception.webservices.validation.number", "This must be a number, not \"" + text + "\".");
        wrong.check();
        return otherwise;
    }
}
