package io.jenkins.plugins.delphixpipeline.dct.session;

import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.WebAnswer;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.product.Product;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the API begins below the address that an administrator gave. DCT API: {@code /dct/v3} in newer releases, {@code /v3}
 * in older ones; and people copy addresses with either. Found by whether DCT answers there, and looked for again when nothing
 * that makes sense answers there any more, since an upgrade moves it; nothing secret is sent.
 */
final class ApiRoot {
    private static final List<String> ROOTS = List.of("/dct/v3", "/v3");
    private static final int UNAUTHORIZED = 401;

    private volatile String known;

    /** @throws PlatformException when DCT does not answer, with the name of the product that does where that is known */
    String of(WebClient web) {
        String root = known;
        if (root == null) {
            root = find(web);
            known = root;
        }
        return root;
    }

    /** Null as long as nobody has asked. */
    String known() {
        return known;
    }

    /**
     * Whether it begins elsewhere by now.
     *
     * @param before where it began
     */
    boolean hasMoved(WebClient web, String before) {
        if (!before.equals(known)) {
            return true;
        }
        for (String root : candidates(web.settings().url())) {
            if (!root.equals(before) && answers(web, root)) {
                known = root;
                return true;
            }
        }
        return false;
    }

    private static boolean answers(WebClient web, String root) {
        try {
            web.read(question(root).retriedFor(Duration.ZERO), answer -> requireDct(answer, root));
            return true;
        } catch (PlatformException notThere) {
            return false;
        }
    }

    private static WebRequest question(String root) {
        return WebRequest.post("/token-info", Map.of("token", "none"))
                .below(root)
                .header(DctSession.CLIENT, DctSession.CLIENT_NAME);
    }

    private static String find(WebClient web) {
        PlatformException first = null;
        for (String root : candidates(web.settings().url())) {
            WebRequest question = question(root);
            try {
                return web.read(
                        first == null ? question : question.retriedFor(Duration.ZERO),
                        answer -> requireDct(answer, root));
            } catch (PlatformException e) {
                if (e.problem() != Problem.ANSWER_UNREADABLE) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw Product.DCT.missed(web, first);
    }

    /** DCT API: it says of the token that it is none, or turns away who asks. Anything else may be said of a wrong path as well. */
    private static String requireDct(WebAnswer answer, String root) throws IOException {
        DctAnswer<String> read =
                DctAnswer.read(answer, body -> body.path("active").isBoolean() ? root : null);
        if (read.isRefused() && !(read.own() && read.status() == UNAUTHORIZED)) {
            throw new GarbledAnswerException(answer);
        }
        return root;
    }

    /** What a path in the address may be the beginning of. */
    private static List<String> candidates(String url) {
        String address = url.replaceAll("/+$", "");
        List<String> found = new ArrayList<>(ROOTS);
        if (address.endsWith("/v3")) {
            found.add(0, "");
        } else if (address.endsWith("/dct")) {
            found.add(0, "/v3");
        }
        return found.stream().distinct().toList();
    }
}
