package redress.notification.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.notification.routing.Recipient;
import redress.platform.problems.Refusal;
import redress.platform.problems.Refusal.FieldError;
import redress.platform.security.Caller;

/** A person's own preferences; nobody reads or sets another's. */
@RestController
@RequestMapping(path = "/api/notices/preferences", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Notices")
class PreferencesController {

    private final Preferences preferences;

    PreferencesController(Preferences preferences) {
        this.preferences = preferences;
    }

    /** When reminders that are not urgent are mailed. */
    enum Reminders {
        DAILY,
        AT_ONCE
    }

    @Schema(name = "MailPreferences")
    record PreferencesView(
            @Schema(description = "When reminders that are not urgent are mailed; all else is mailed at once")
            Reminders reminders,

            @Schema(description = "Each kind of mail that can be turned off, by its template")
            List<KindView> kinds) {}

    @Schema(name = "MailKind")
    record KindView(String kind, boolean mailed) {}

    @Schema(name = "MailPreferencesForm")
    record PreferencesForm(
            @NotNull(message = "Choose when you get reminders.")
            Reminders reminders,

            @NotNull(message = "Say which mails you do not want.")
            @Size(max = 20, message = "These are more kinds of mails than there are.")
            @Schema(description = "The kinds that are not to be mailed; the news show them anyway")
            List<@NotNull @Pattern(regexp = "^[a-z-]{1,40}$", message = "This is no kind of mail.") String> off) {}

    @GetMapping
    @Operation(operationId = "mailPreferences", summary = "How the caller wants mails")
    PreferencesView own(Caller caller) {
        return view(preferences.of(caller.subject()), caller);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "setMailPreferences",
            summary = "Sets how the caller wants mails",
            description = "Mails that ask for something to be done cannot be turned off.")
    PreferencesView set(Caller caller, @RequestBody @Valid PreferencesForm form) {
        Set<String> off = Set.copyOf(form.off());
        if (!optional(caller).containsAll(off)) {
            throw Refusal.fields(List.of(new FieldError("off", "Mails of this kind cannot be turned off.")));
        }
        MailPreferences wanted = new MailPreferences(caller.subject(), form.reminders() == Reminders.AT_ONCE, off);
        preferences.keep(wanted);
        return view(wanted, caller);
    }

    private PreferencesView view(MailPreferences of, Caller caller) {
        return new PreferencesView(
                of.atOnce() ? Reminders.AT_ONCE : Reminders.DAILY,
                optional(caller).stream()
                        .map(kind -> new KindView(kind, !of.off().contains(kind)))
                        .collect(Collectors.toList()));
    }

    private Set<String> optional(Caller caller) {
        return preferences.optional(roles(caller));
    }

    /** In which the caller may be told. Who acts for whom the register decides: a seat in a steering group may be any of it. */
    private static Set<Recipient> roles(Caller caller) {
        Set<Recipient> roles = EnumSet.noneOf(Recipient.class);
        caller.grants()
                .forEach(grant -> roles.addAll(
                        grant.startsWith("body/")
                                ? Set.of(Recipient.BODY_CONTACT)
                                : Set.of(Recipient.OFFICER, Recipient.CHAIRS, Recipient.ADMINISTRATOR)));
        return roles;
    }
}
