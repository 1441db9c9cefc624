package redress.portal.casework;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import redress.portal.clients.Refused;
import redress.portal.clients.Register;
import redress.portal.clients.ServiceDown;
import redress.portal.forms.Option;
import redress.portal.pages.Words;

/** What can be chosen in a case and only the register can say: people and undertakings. */
@Component
class CaseOptions {

    private final CaseGateway desk;
    private final Register register;
    private final Words words;

    CaseOptions(CaseGateway desk, Register register, Words words) {
        this.desk = desk;
        this.register = register;
        this.words = words;
    }

    /**
     * @param from as the words of a move name it
     * @throws ServiceDown when the register has to be asked for people and does not answer
     */
    List<Option> options(String from, CaseFile file) {
        return switch (from) {
            case "people" -> people(file);
            case "undertakings" -> undertakings(file);
            default -> throw new IllegalStateException("Nobody knows the options of " + from);
        };
    }

    /** The pool of the Compact, by sector. */
    private List<Option> people(CaseFile file) {
        return desk.pool(file.compactId()).stream()
                .map(person -> Option.of(person.personId(), person.name()).under(words.of("Sector", person.sector())))
                .sorted(Comparator.comparing(option -> String.valueOf(option.group())))
                .toList();
    }

    /** Those that bind public bodies; where the register does not answer, those that the report names. */
    private List<Option> undertakings(CaseFile file) {
        try {
            return register.undertakings().stream()
                    .filter(each -> !"CSO".equals(each.party()))
                    .map(each -> Option.of(each.code(), each.code() + ": " + each.title()))
                    .toList();
        } catch (ServiceDown | Refused unknown) {
            return file.undertakings() == null
                    ? List.of()
                    : file.undertakings().stream()
                            .map(code -> Option.of(code, code))
                            .toList();
        }
    }
}
