package io.jenkins.plugins.delphixpipeline.forms;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.FormConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Names that a form offers, as the chosen back end knows them. A page waits for two seconds at most; what takes longer
 * goes on by itself and is there when the list is asked for again. Every field that is fed from here takes free text too.
 */
@Extension
public final class LiveLists {
    /** So many fit into a form; whoever has more types the beginning of a name. */
    static final int MOST = 500;

    private static final Logger LOGGER = Logger.getLogger(LiveLists.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int MOST_KEPT = 200;

    private final BiFunction<ConnectionChoice, Item, FormConnection> opener;
    private final Supplier<TaskScheduler> turns;
    private final Clock clock;
    private final Map<List<String>, Answer> answers = new LinkedHashMap<>();

    /** For Jenkins itself, which makes the only one. */
    public LiveLists() {
        this(
                (choice, item) -> ConnectionRegistry.get().open(choice, item),
                () -> ConnectionRegistry.get().controller().scheduler(),
                Clock.systemUTC());
    }

    LiveLists(BiFunction<ConnectionChoice, Item, FormConnection> opener, Supplier<TaskScheduler> turns, Clock clock) {
        this.opener = opener;
        this.turns = turns;
        this.clock = clock;
    }

    public static LiveLists get() {
        return ExtensionList.lookupSingleton(LiveLists.class);
    }

    private record Answer(CompletableFuture<List<String>> names, Instant askedAt) {}

    /**
     * The list for a combo box, which is empty when the names cannot be had: a combo box takes no answer but a list.
     *
     * @param item the job whose form it is; null on a page of the whole Jenkins
     * @param typed what the field holds by now
     */
    public static ComboBoxModel items(Item item, ConnectionChoice choice, NameList list, String typed) {
        if (!mayConfigure(item)) {
            return new ComboBoxModel();
        }
        try {
            return new ComboBoxModel(fitting(get().names(item, choice, list), Util.fixNull(typed)));
        } catch (ConfigurationException e) {
            LOGGER.log(Level.FINE, "No names for a form", e);
            return new ComboBoxModel();
        }
    }

    /** Says at the connection itself why there are no names to choose from. */
    public static FormValidation check(Item item, ConnectionChoice choice) {
        if (mayConfigure(item)) {
            try {
                get().names(item, choice, NameList.contact());
            } catch (ConfigurationException e) {
                return FormValidation.warning(Messages.LiveLists_noNames(e.getMessage()));
            }
        }
        return FormValidation.ok();
    }

    /** What is on an engine is for those who may use it in a job. */
    private static boolean mayConfigure(Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.CONFIGURE);
    }

    /** @throws ConfigurationException when the names cannot be had, or not yet */
    public List<String> names(Item item, ConnectionChoice choice, NameList list) {
        if (!list.isComplete()) {
            return List.of();
        }
        FormConnection open = opener.apply(choice, item);
        String connection = open.connection().getName();
        List<String> key = List.of(connection, open.connection().getUrl(), open.login(), list.key());
        try {
            return answer(key, open, list).names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ConfigurationException(Messages.LiveLists_slow(connection));
        } catch (ExecutionException e) {
            throw new ConfigurationException(sentence(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException(Messages.LiveLists_slow(connection));
        }
    }

    private synchronized Answer answer(List<String> key, FormConnection open, NameList list) {
        Instant now = clock.instant();
        answers.values().removeIf(answer -> answer.askedAt().isBefore(now.minus(KEPT)));
        Answer known = answers.get(key);
        boolean fresh = known != null && known.askedAt().isAfter(now.minus(FRESH));
        if (known != null && (fresh || !known.names().isDone())) {
            return known;
        }
        if (answers.size() >= MOST_KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
        Answer asked = new Answer(new CompletableFuture<>(), now);
        answers.put(key, asked);
        Lane lane = new Lane(List.of(key.get(0), key.get(1)), Lane.Use.NAMES);
        turns.get().soon(lane, () -> ask(open, list, asked.names()));
        return asked;
    }

    private static void ask(FormConnection open, NameList list, CompletableFuture<List<String>> names) {
        try {
            DataPlatform platform = open.connect().get();
            names.complete(list.read(platform));
        } catch (RuntimeException | Error e) {
            names.completeExceptionally(e);
        }
    }

    private static String sentence(Throwable reason) {
        if (reason instanceof PlatformException refusal) {
            return FailureTexts.sentence(refusal.failure());
        }
        return String.valueOf(reason.getMessage());
    }

    /** Those that begin with what was typed come first, then those that have it somewhere, then the rest. */
    static List<String> fitting(List<String> names, String typed) {
        String wanted = typed.trim().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || names.size() <= MOST) {
            return names.stream().limit(MOST).toList();
        }
        Stream<String> beginning = names.stream().filter(name -> lower(name).startsWith(wanted));
        Stream<String> inside = names.stream().filter(name -> lower(name).contains(wanted));
        return Stream.of(beginning, inside, names.stream())
                .flatMap(part -> part)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
