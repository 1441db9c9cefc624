package redress.triage;

import static redress.triage.RunningTriage.token;

/** The tokens of those who act in the tests. */
final class SamplePeople {

    static final String OFFICER = token("sample-thurrock-officer", "compact/thurrock/officer");
    static final String CHAIR = token("sample-thurrock-chair-vcs", "compact/thurrock/chair");
    static final String BODY = token("sample-thurrock-council-contact", "body/thurrock-council/contact");
    static final String MEMBER = token("sample-thurrock-member-1", "compact/thurrock/member");
    static final String TWO_HATS =
            token("sample-thurrock-two-hats", "compact/thurrock/officer", "body/thurrock-council/contact");
    static final String STRANGER = token("sample-essex-officer", "compact/essex/officer");
    static final String NATIONAL = token("sample-national-officer", "national/england/officer");

    private SamplePeople() {}
}
