package redress.triage.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.platform.web.Refusal.FieldError;
import redress.triage.compacts.RegisterPeople.Person;

/**
 * A panel that may mediate: one to three from each sector, in equal numbers.
 *
 * @param mediator a neutral person who is not of the pool, if there is one
 */
public record Panel(List<Member> members, @Nullable String mediator) {
    static final int MOST = 3;

    public Panel {
        members = List.copyOf(members);
    }

    /** A member and the sector the member stands for. */
    public record Member(String personId, Sector sector) {}

    public static Panel of(PanelForm form) {
        return new Panel(
                form.members().stream()
                        .map(one -> new Member(one.personId(), one.sector()))
                        .toList(),
                form.mediator());
    }

    public boolean has(String personId) {
        return members.stream().anyMatch(one -> one.personId().equals(personId));
    }

    /** What keeps a panel from mediating, by field; empty when nothing does. */
    public static List<FieldError> faults(PanelForm form, List<Person> pool) {
        List<FieldError> faults = new ArrayList<>();
        Map<String, Person> byId = pool.stream().collect(Collectors.toMap(Person::personId, one -> one, (a, b) -> a));
        Set<String> seen = new HashSet<>();
        Map<Sector, Integer> numbers = new EnumMap<>(Sector.class);
        for (int i = 0; i < form.members().size(); i++) {
            PanelMemberForm member = form.members().get(i);
            String field = "members[" + i + "].";
            Person person = byId.get(member.personId());
            if (person == null) {
                faults.add(new FieldError(field + "personId", "This person is not in the pool of the Compact."));
            } else if (person.sector() != null && person.sector() != member.sector()) {
                faults.add(new FieldError(field + "sector", "The register has this person for the other sector."));
            }
            if (!seen.add(member.personId())) {
                faults.add(new FieldError(field + "personId", "This person is named twice."));
            }
            if (member.conflict()) {
                faults.add(new FieldError(
                        field + "conflict", "Somebody with a conflict of interest cannot sit on the panel."));
            }
            numbers.merge(member.sector(), 1, Integer::sum);
        }
        int statutory = numbers.getOrDefault(Sector.STATUTORY, 0);
        int voluntary = numbers.getOrDefault(Sector.VCS, 0);
        if (statutory != voluntary || statutory > MOST) {
            faults.add(new FieldError("members", "Choose as many from one sector as from the other, 1 to 3 each."));
        }
        return faults;
    }
}
