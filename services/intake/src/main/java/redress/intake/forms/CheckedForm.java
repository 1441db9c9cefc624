package redress.intake.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.BreachCategory;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.MoneyBand;
import redress.events.codes.PeopleBand;
import redress.events.codes.Remedy;
import redress.events.intake.Consents;
import redress.events.intake.KeyFacts;
import redress.intake.identities.Reporter;
import redress.intake.identities.Reporter.Field;

/** A form that has passed the check, with what was left out filled in. */
public record CheckedForm(ReportForm form) {

    public boolean anonymous() {
        return form.identityMode() == IdentityMode.ANONYMOUS_EVIDENCE;
    }

    /** Of an anonymous report nothing. */
    public Reporter reporter() {
        Reporter reporter = new Reporter();
        if (anonymous()) {
            return reporter;
        }
        ReportForm.Organisation organisation = form.organisation();
        ReportForm.Contact contact = form.contact();
        if (organisation == null || contact == null) {
            throw new IllegalStateException("Not checked");
        }
        return reporter.with(Field.ORGANISATION_NAME, organisation.name())
                .with(Field.ORGANISATION_NUMBER, organisation.charityNumber())
                .with(Field.ORGANISATION_SIZE, organisation.sizeBand())
                .with(Field.ORGANISATION_TYPE, organisation.type())
                .with(Field.ORGANISATION_EQUALITY_FOCUS, organisation.equalityFocus())
                .with(Field.ORGANISATION_POSTCODE, organisation.postcode())
                .with(Field.CONTACT_NAME, contact.name())
                .with(Field.CONTACT_ROLE, contact.role())
                .with(Field.CONTACT_EMAIL, contact.email())
                .with(Field.CONTACT_PHONE, contact.phone())
                .with(Field.CONTACT_PREFERRED, contact.preferred())
                .with(Field.CONTACT_ADJUSTMENTS, contact.adjustments());
    }

    public List<BreachCategory> categories() {
        return form.categories();
    }

    public List<String> undertakings() {
        List<String> named = form.undertakings();
        return named == null || named.isEmpty() ? Undertakings.of(form.categories()) : named;
    }

    public List<Remedy> remediesWanted() {
        return orEmpty(form.remediesWanted());
    }

    public List<ExternalRoute> routesUsed() {
        return orEmpty(form.routesUsed());
    }

    public List<String> attachmentIds() {
        return orEmpty(form.attachmentIds());
    }

    /** Where only the amount was given, the band that it lies in. */
    public MoneyBand moneyAtStake() {
        MoneyBand band = form.moneyAtStake();
        Integer pounds = form.moneyAmountPounds();
        if (band != null) {
            return band;
        }
        if (pounds == null || pounds == 0) {
            return MoneyBand.NONE;
        }
        if (pounds < 1_000) {
            return MoneyBand.UNDER_1K;
        }
        if (pounds < 10_000) {
            return MoneyBand.FROM_1K;
        }
        if (pounds < 50_000) {
            return MoneyBand.FROM_10K;
        }
        return pounds < 250_000 ? MoneyBand.FROM_50K : MoneyBand.FROM_250K;
    }

    public PeopleBand peopleAffected() {
        PeopleBand band = form.peopleAffected();
        return band == null ? PeopleBand.NOT_KNOWN : band;
    }

    /** Of a report that is not named the body is shown nothing but a statement, whatever was sent. */
    public Consents consents() {
        ReportForm.ConsentsForm given = form.consents();
        return new Consents(
                given.shareWithBody() && form.identityMode() == IdentityMode.NAMED,
                given.shareWithSteeringGroup(),
                given.nationalUse(),
                given.publishSummary());
    }

    public KeyFacts facts() {
        ReportForm.Facts f = form.facts() == null ? ReportForm.Facts.NONE : form.facts();
        return new KeyFacts(
                f.consultationOpened(),
                f.consultationClosed(),
                f.consultationWritten(),
                f.shorterPeriodExplained(),
                f.noticeReceived(),
                f.changeEffective(),
                f.noticeWritten(),
                f.noticeReasoned(),
                f.exceptionalCircumstances(),
                f.firstDiscussed(),
                f.decisionMade(),
                f.decisionPublished(),
                f.impactAssessmentExists(),
                f.impactAssessed(),
                f.urgencyClaimed(),
                f.paymentDue(),
                f.paid(),
                f.callInCloses(),
                f.decisionDue(),
                f.judicialReviewCloses());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    @Override
    public String toString() {
        return "CheckedForm[***]";
    }
}
