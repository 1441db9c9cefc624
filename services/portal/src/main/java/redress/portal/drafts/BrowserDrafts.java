package redress.portal.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import redress.portal.clients.Refused;
import redress.portal.clients.ServiceDown;
import redress.portal.clients.Services;
import redress.portal.pages.Cookies;
import redress.portal.pages.Secrets;

/**
 * Keeps drafts in intake, each under a secret key that lies in a cookie of the browsers that write it. The portal itself keeps
 * nothing, so it may be restarted at any time. A draft is changed under its version: what another tab has changed, sent or deleted
 * meanwhile is neither overwritten nor brought back. Each form names the draft that its page was of, and does nothing to another one
 * that this browser has taken up since.
 */
@Component
public class BrowserDrafts {

    /** How long the receipt can be seen again in the browser that sent the report. */
    public static final Duration RECEIPT_SHOWN_FOR = Duration.ofHours(1);

    /** The field in which a form names its draft. */
    static final String NAMED = "draft";

    private static final String COOKIE = "draft";

    /** Where the request keeps the key with which its answer begins a draft. */
    private static final String BEGUN = BrowserDrafts.class.getName() + ".begun";

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** More than the tabs and uploads of one person that are under way at once; each try that fails is another's success. */
    private static final int TRIES = 50;

    private final Services services;
    private final Cookies cookies;

    /** Cookies last by real time, whatever the clock of the domain says. */
    private final Clock realTime = Clock.systemUTC();

    /** The form belongs to a report that was put aside in this browser; nothing is done to the one that is there now. */
    public static final class AnotherDraft extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AnotherDraft() {
            super("the form belongs to another draft");
        }
    }

    /** @param etag its version; null where there is none yet */
    private record Kept(Draft draft, @Nullable String etag) {}

    BrowserDrafts(Services services, Cookies cookies) {
        this.services = services;
        this.cookies = cookies;
    }

    /** The draft of this browser; an empty one if there is none, or none any more. */
    public Draft load(HttpServletRequest request) {
        return key(request).flatMap(this::of).orElseGet(Draft::empty);
    }

    /**
     * The draft of this browser, for a form that was sent.
     *
     * @throws AnotherDraft if the form belongs to another
     */
    public Draft ofForm(HttpServletRequest request) {
        Draft draft = load(request);
        mustBeNamed(request, draft);
        return draft;
    }

    /** By this a form names the draft of its page; says nothing of the key. Empty where there is none. */
    String name(HttpServletRequest request) {
        return key(request).map(key -> Secrets.printOf("form of draft " + key)).orElse("");
    }

    /** What is still empty belongs to nobody yet. */
    private void mustBeNamed(HttpServletRequest request, Draft draft) {
        if ((draft.begun() || draft.sent() != null) && !name(request).equals(request.getParameter(NAMED))) {
            throw new AnotherDraft();
        }
    }

    /** The draft under a key; empty if it was deleted, or its receipt was shown for long enough. */
    public Optional<Draft> of(String key) {
        try {
            return Optional.of(read(key).draft());
        } catch (DraftGone gone) {
            return Optional.empty();
        }
    }

    /** The key of what this browser writes. Whoever has it can read, change and send the report: it never enters a page. */
    public Optional<String> key(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(BEGUN))
                .or(() ->
                        cookies.read(request, COOKIE).filter(k -> KEY.matcher(k).matches()));
    }

    /** From now on this browser writes the report under this key, beside any other that does. */
    public void carryOn(HttpServletResponse response, String key) {
        cookies.write(response, COOKIE, key, KEPT);
    }

    /**
     * The same for a page on which answers are given. The browser gets its key with the page, before anything is kept under it: two
     * tabs that begin at once then write one report, not two.
     */
    public Draft open(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> key = key(request);
        if (key.isPresent()) {
            try {
                return read(key.get()).draft();
            } catch (DraftGone gone) {
                // a new one begins
            }
        }
        begin(request, response);
        return Draft.empty();
    }

    /** From now on this browser writes another report. */
    public void begin(HttpServletRequest request, HttpServletResponse response) {
        cookies.write(response, COOKIE, fresh(request), KEPT);
    }

    private static String fresh(HttpServletRequest request) {
        String key = Secrets.fresh();
        request.setAttribute(BEGUN, key);
        return key;
    }

    /**
     * Changes the draft as it is now, again if somebody else changed it meanwhile.
     *
     * @param change may be asked several times; what it returns unchanged is not stored
     * @return the draft as it is afterwards
     * @throws DraftGone if it was deleted, here or in another tab
     * @throws AnotherDraft if the form that asks for it belongs to another
     */
    public Draft change(HttpServletRequest request, HttpServletResponse response, UnaryOperator<Draft> change) {
        String key = key(request).orElseGet(() -> fresh(request));
        for (int tries = 0; tries < TRIES; tries++) {
            Kept kept = read(key);
            mustBeNamed(request, kept.draft());
            Draft changed = change.apply(kept.draft());
            if (changed.equals(kept.draft()) || isSaved(key, kept.etag(), changed.changedAt(realTime.instant()))) {
                cookies.write(response, COOKIE, key, changed.sent() == null ? KEPT : RECEIPT_SHOWN_FOR);
                return changed;
            }
        }
        throw new ServiceDown("intake", 409);
    }

    /** Keeps what proves that the report was filed, under a key of its own if the draft is gone by now: it is never lost. */
    public void sent(HttpServletRequest request, HttpServletResponse response, Draft.Sent sent) {
        try {
            change(request, response, draft -> draft.sent() == null ? Draft.sent(sent) : draft);
        } catch (DraftGone gone) {
            String key = Secrets.fresh();
            isSaved(key, null, Draft.sent(sent));
            cookies.write(response, COOKIE, key, RECEIPT_SHOWN_FOR);
        }
    }

    /**
     * Deletes the answers. Those that are being sent stay until intake has decided, and what proves that a report was filed stays
     * as long as it may be shown: another tab may be about to show it for the first time.
     *
     * @return whether they are gone
     * @throws AnotherDraft if the form that asks for it belongs to another
     */
    public boolean delete(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> key = key(request);
        try {
            for (int tries = 0; key.isPresent() && tries < TRIES; tries++) {
                Kept kept = read(key.get());
                mustBeNamed(request, kept.draft());
                if (kept.draft().locked()) {
                    return false;
                }
                if (isRemoved(key.get(), kept.etag())) {
                    break;
                }
            }
        } catch (DraftGone gone) {
            // as wanted
        }
        cookies.delete(response, COOKIE);
        return true;
    }

    /**
     * Nothing of the report is left in this browser; other devices keep what they have, and a later report is another one.
     *
     * @throws AnotherDraft if the form that asks for it belongs to another
     */
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        ofForm(request);
        cookies.delete(response, COOKIE);
    }

    /** The same for a draft however often it is sent, so that intake files it once. */
    public String idempotencyKey(HttpServletRequest request) {
        return Secrets.printOf("file " + key(request).orElseThrow());
    }

    /** @throws DraftGone if it was deleted, or its receipt was shown for long enough */
    private Kept read(String key) {
        try {
            ResponseEntity<Draft> answer = services.ask(
                    "intake",
                    client -> client.get()
                            .uri("/api/drafts/{key}", key)
                            .accept(MediaType.APPLICATION_JSON)
                            .retrieve()
                            .toEntity(Draft.class));
            Draft draft = answer.getBody() == null ? Draft.empty() : answer.getBody();
            if (draft.sent() != null && !draft.sent().shownAt(realTime.instant())) {
                throw new DraftGone();
            }
            return new Kept(draft, answer.getHeaders().getETag());
        } catch (Refused refused) {
            if (refused.notFound()) {
                return new Kept(Draft.empty(), null);
            }
            throw goneOr(refused);
        }
    }

    private boolean isSaved(String key, @Nullable String etag, Draft draft) {
        return isDone(() -> services.ask(
                "intake",
                client -> client.put()
                        .uri("/api/drafts/{key}", key)
                        .headers(headers -> ifMatch(headers, etag))
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(draft)
                        .retrieve()
                        .toBodilessEntity()));
    }

    private boolean isRemoved(String key, @Nullable String etag) {
        return isDone(() -> services.ask(
                "intake",
                client -> client.delete()
                        .uri("/api/drafts/{key}", key)
                        .headers(headers -> ifMatch(headers, etag))
                        .retrieve()
                        .toBodilessEntity()));
    }

    private static void ifMatch(HttpHeaders headers, @Nullable String etag) {
        if (etag != null) {
            headers.setIfMatch(etag);
        }
    }

    /** @return false if another version is there by now */
    private static boolean isDone(Runnable ask) {
        try {
            ask.run();
            return true;
        } catch (Refused refused) {
            if (refused.status() == 409) {
                return false;
            }
            throw goneOr(refused);
        }
    }

    private static RuntimeException goneOr(Refused refused) {
        return refused.status() == 410 ? new DraftGone() : refused;
    }
}
