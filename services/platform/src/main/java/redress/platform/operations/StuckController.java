package redress.platform.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Readiness;
import redress.platform.security.Caller;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;

/** For national administrators; for all others none of it is there. */
@RestController
@RequestMapping("/api/operations/{service}")
@Tag(
        name = "operations",
        description = "What does not get on by itself, why and since when; for national administrators")
class StuckController {

    private static final Logger LOG = LoggerFactory.getLogger(StuckController.class);
    private static final String SERVICE = "[a-z]{1,30}";
    private static final String ID = "[A-Za-z0-9._:@|-]{1,300}";

    private final ServiceNames services;
    private final Map<Stuck.Kind, StuckThings> things;
    private final Readiness readiness;
    private final SecurityLog log;

    StuckController(ServiceNames services, List<StuckThings> things, Readiness readiness, SecurityLog log) {
        this.services = services;
        this.things = new TreeMap<>(things.stream().collect(Collectors.toMap(StuckThings::kind, Function.identity())));
        this.readiness = readiness;
        this.log = log;
    }

    /**
     * @param next where the next page begins; null on the last
     * @param unread the kinds of things that cannot be read at the moment, so that this page says nothing of them
     */
    record StuckPage(List<Stuck> items, @Nullable String next, List<Stuck.Kind> unread) {}

    record ReadinessView(boolean ready, List<Fault> faults) {}

    @GetMapping("/readiness")
    @Operation(
            operationId = "readiness",
            summary = "Whether the service gets on with its work, and if not why and since when")
    ReadinessView readiness(Caller caller, @PathVariable @Pattern(regexp = SERVICE) String service) {
        mustBeAdministrator(caller, service);
        List<Fault> faults = readiness.faults();
        return new ReadinessView(faults.isEmpty(), faults);
    }

    @GetMapping("/stuck")
    @Operation(
            operationId = "stuck",
            summary = "Everything in the service that fails without end, by pages",
            description =
                    "Records, events, jobs and notices that do not get on by themselves, and what was put aside. A page may hold"
                            + " fewer things than asked for, or none, and still have a next one. While Kafka or a store is away, the kinds that"
                            + " cannot be read are named in unread, and the others are listed all the same.")
    StuckPage list(
            Caller caller,
            @PathVariable @Pattern(regexp = SERVICE) String service,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @RequestParam
                    @Nullable
                    @Pattern(regexp = "[A-Z_]{1,20}~" + "[A-Za-z0-9._:@|-]{0,300}")
                    @Schema(description = "The member next of the page before")
                    String after) {
        mustBeAdministrator(caller, service);
        Stuck.Kind from = after == null ? null : kind(after.substring(0, after.indexOf('~')));
        String key = after == null ? "" : after.substring(after.indexOf('~') + 1);
        List<Stuck> found = new ArrayList<>();
        List<Stuck.Kind> unread = new ArrayList<>();
        for (StuckThings each : things.values()) {
            if (found.size() > limit || from != null && each.kind().compareTo(from) < 0) {
                continue;
            }
            try {
                StuckThings.Part part = each.part(service, each.kind() == from ? key : "", limit + 1 - found.size());
                found.addAll(part.found());
                if (part.reached() != null && found.size() <= limit) {
                    return new StuckPage(found, each.kind() + "~" + part.reached(), unread);
                }
            } catch (RuntimeException e) {
                if (e instanceof Refusal refused && refused.status().is4xxClientError()) {
                    throw e;
                }
                // what can be read of the rest is wanted most while something is away
                LOG.warn(
                        "{} of {} cannot be listed: {}",
                        each.kind(),
                        service,
                        e.getClass().getName());
                unread.add(each.kind());
            }
        }
        if (found.size() <= limit) {
            return new StuckPage(found, null, unread);
        }
        Stuck last = found.get(limit - 1);
        return new StuckPage(
                found.subList(0, limit), last.kind() + "~" + of(last.kind()).key(last), unread);
    }

    @PostMapping("/stuck/{kind}/{id}/{act}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "actOnStuck",
            summary = "Put something aside, put it back, or try it at once",
            description = "aside keeps it and lets those behind it go on; back puts it where it was; on tries it now.")
    @ApiResponse(responseCode = "202", description = "It will be done within seconds")
    void act(
            Caller caller,
            @PathVariable @Pattern(regexp = SERVICE) String service,
            @PathVariable @Pattern(regexp = "[A-Z_]{1,20}") String kind,
            @PathVariable @Pattern(regexp = ID) String id,
            @PathVariable @Pattern(regexp = "aside|back|on") String act) {
        mustBeAdministrator(caller, service);
        Stuck.Act wanted = Stuck.Act.valueOf(act.toUpperCase(Locale.ROOT));
        StuckThings all = of(kind(kind));
        SecurityEvent event = SecurityEvent.of("operations.stuck." + act, caller)
                .about(kind, id.replace('@', ':').replace('|', ':'))
                .with("service", service);
        log.record(event);
        if (!all.act(service, id, wanted, caller)) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "NOT_STUCK",
                    "This is not stuck, or not any more, or this cannot be done with it. Look at the list again.");
        }
    }

    private void mustBeAdministrator(Caller caller, String service) {
        if (!caller.holds("national", "england", "admin") || !services.has(service)) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address.");
        }
    }

    private StuckThings of(Stuck.Kind kind) {
        StuckThings found = things.get(kind);
        if (found == null) {
            throw noSuchKind();
        }
        return found;
    }

    private static Stuck.Kind kind(String name) {
        try {
            return Stuck.Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw noSuchKind();
        }
    }

    private static Refusal noSuchKind() {
        return Refusal.of(HttpStatus.NOT_FOUND, "NO_SUCH_KIND", "There are no such things in this service.");
    }
}
