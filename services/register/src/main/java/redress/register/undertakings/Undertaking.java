package redress.register.undertakings;

import java.util.List;
import redress.events.codes.BreachCategory;

/**
 * An undertaking of the national Compact.
 *
 * @param code such as {@code NC10-4.4}: the framework and the number in its text
 * @param title what is undertaken, in the register's own words
 * @param checkable whether a rule check can say something about it
 * @param verified whether number and content were read in a public source; false where they were recalled
 */
record Undertaking(String code, Principle principle, Party party, String title, boolean checkable, boolean verified) {

    enum Principle {
        INDEPENDENCE,
        POLICY_DESIGN,
        SERVICES_FUNDING,
        CHANGE,
        EQUALITY
    }

    /** Who undertakes it. */
    enum Party {
        /** Public bodies. */
        GOV,
        /** Civil society organisations. */
        CSO
    }

    /** A kind of breach, and the undertakings that a report of it names unless it says otherwise. */
    record Category(BreachCategory code, String title, List<String> undertakings) {}

    /** The file {@code undertakings.yaml}. */
    record UndertakingsFile(int edition, String framework, List<Undertaking> undertakings, List<Category> categories) {}
}
