package redress.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/** The rule of the services that keep documents: aggregates carry the rules and know of Spring only how they are mapped. */
public final class DocumentRules {

    @ArchTest
    public static final ArchRule AGGREGATES_KNOW_ONLY_THEIR_MAPPING = noClasses()
            .that()
            .areAnnotatedWith(Document.class)
            .should()
            .dependOnClassesThat(Conditions.springBeyondMapping());

    @ArchTest
    public static final ArchRule AGGREGATES_ARE_NOT_WEB_RECORDS =
            classes().that().areAnnotatedWith(Document.class).should().haveNameNotMatching(".*(Form|View)");

    @ArchTest
    public static final ArchRule FORMATS_HAVE_A_NUMBER =
            classes().that().areAnnotatedWith(Document.class).should().beAnnotatedWith(Format.class);

    /** Whoever writes to a collection past the mapping, which would number what it writes. */
    @ArchTest
    public static final ArchRule DOCUMENTS_PAST_THE_MAPPING_HAVE_A_NUMBER_OR_A_REASON = classes()
            .that(Conditions.writePastTheMapping())
            .should(Conditions.numberWhatTheyWrite())
            .allowEmptyShould(true);

    /** {@code KnownDocuments} does that, with the guard and the number; in bulk, its criteria and updates do. */
    @ArchTest
    public static final ArchRule DOCUMENTS_ARE_CHANGED_ONLY_IN_A_KNOWN_FORMAT = noClasses()
            .should()
            .callMethodWhere(Conditions.changesDocumentsOfAnyFormat())
            .allowEmptyShould(true);

    private DocumentRules() {}
}
