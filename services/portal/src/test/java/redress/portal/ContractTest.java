package redress.portal;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import redress.portal.clients.Register;
import tools.jackson.databind.JsonNode;

/** Every record that the portal reads is what the API says that it answers with; what must be there is never missing. */
class ContractTest {

    /** Who reads which answer. */
    private static final String READ = """
            clients.Files$Kept               POST /api/attachments
            clients.Files$Kept               POST /api/reports/{reference}/attachments
            clients.Files$Rules              GET /api/attachments
            clients.Register$Bodies          GET /api/register/bodies
            clients.Register$Compact         GET /api/register/compacts/{compactId}
            clients.Register$Opener          GET /api/register/compacts/{compactId}/bodies/{bodyId}/opener
            clients.Register$Page            GET /api/register/compacts
            clients.Register$Undertaking[]   GET /api/register/undertakings
            casework.CaseFile               GET /api/cases/{caseId}
            worklist.ListDesk$Found         POST /api/reports/search
            worklist.ListDesk$Labels        GET /api/reports/labels
            casework.NewsController$Notices GET /api/notices
            casework.ReportContent          GET /api/reports/{reportId}/content
            worklist.WorkList               GET /api/cases
            evidence.EvidenceSummary        GET /api/evidence/summary
            followup.FiledReport            GET /api/reports/{reference}
            mails.MailsController$Preferences GET /api/notices/preferences
            moves.MoveForm                  GET /api/cases/{caseId}/triage
            operations.OperationsDesk$Page  GET /api/operations/{service}/stuck
            operations.OperationsDesk$Readiness GET /api/operations/{service}/readiness
            report.Filing$Filed             POST /api/reports
            ties.TiesPageController$Compact[]   GET /api/register/ties
            """;

    /** Not described: what services ask each other under {@code /internal}, and a draft, which intake keeps as it is given to it. */
    private static final Set<String> NOT_DESCRIBED = Set.of(
            "casework.CaseGateway$PoolMember[]",
            "casework.CaseGateway$Roles",
            "worklist.ListDesk$PersonName[]",
            "drafts.Draft",
            "signin.SignInDesk$Known");

    private static final Map<Class<?>, String> TEXTS =
            Map.of(String.class, "", Instant.class, "date-time", LocalDate.class, "date");

    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, Integer.class, Long.class);

    static Stream<String> answers() {
        return READ.lines();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsWhatIsAnswered(String line) throws ClassNotFoundException {
        String[] parts = line.split("\\s+");
        ApiDocs.Operation operation = ApiDocs.find(parts[1], parts[2]).orElseThrow();
        JsonNode schema = operation.answer().orElseThrow();
        boolean many = parts[0].endsWith("[]");
        Class<?> type = Class.forName("redress.portal." + parts[0].replace("[]", ""));
        List<String> faults = new ArrayList<>();
        hold(type, many ? schema.path("items") : schema, parts[0], faults, new HashSet<>());
        assertThat(faults).as(operation.toString()).isEmpty();
    }

    @Test
    void looksAtEachRecordThatIsRead() {
        Set<String> known = READ.lines().map(line -> line.split("\\s+")[0]).collect(toCollection(TreeSet::new));
        known.addAll(NOT_DESCRIBED);
        assertThat(read()).isEqualTo(known);
    }

    @Test
    void searchesForNoLongerWordsThanTheRegisterTakes() {
        int longest = ApiDocs.find("GET", "/api/register/bodies")
                .orElseThrow()
                .described()
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("q"))
                .findFirst()
                .orElseThrow()
                .path("schema")
                .path("maxLength")
                .asInt();
        assertThat(Register.isTooLong("x".repeat(longest))).isFalse();
        assertThat(Register.isTooLong("x".repeat(longest + 1))).isTrue();
    }

    /** By the name of each class that an answer is read into; with brackets where the answer is a list of them. */
    private static Set<String> read() {
        JavaClasses portal =
                new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("redress.portal");
        Set<String> read = new TreeSet<>();
        for (JavaClass each : portal) {
            if (each.isAssignableTo(ParameterizedTypeReference.class)) {
                read.add(listed(each.reflect()));
            }
            each.getMethodCallsFromSelf().stream().filter(ContractTest::reads).forEach(call -> read.add(namedBy(call)));
        }
        return read;
    }

    private static boolean reads(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(RestClient.ResponseSpec.class)
                && Set.of("body", "requiredBody", "toEntity").contains(call.getName())
                && call.getTarget().getRawParameterTypes().get(0).isEquivalentTo(Class.class);
    }

    /** The class that is named last before the call. */
    private static String namedBy(JavaMethodCall call) {
        return call.getOriginOwner().getReferencedClassObjects().stream()
                .filter(object -> object.getLineNumber() <= call.getLineNumber())
                .max(Comparator.comparingInt(ReferencedClassObject::getLineNumber))
                .map(object -> shortName(object.getValue().reflect()))
                .orElseThrow();
    }

    private static String listed(Class<?> reference) {
        Type list = ((ParameterizedType) reference.getGenericSuperclass()).getActualTypeArguments()[0];
        return shortName((Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0]) + "[]";
    }

    private static String shortName(Class<?> type) {
        return type.getName().replace("redress.portal.", "");
    }

    private static void hold(Type type, JsonNode described, String path, List<String> faults, Set<Type> above) {
        JsonNode schema = ApiDocs.resolved(described);
        String as = ApiDocs.type(schema);
        if (type == Object.class || above.contains(type)) {
            return;
        }
        if (TEXTS.containsKey(type)) {
            String format = schema.path("format").asString("");
            check(
                    as.equals("string") && (type == String.class || format.equals(TEXTS.get(type))),
                    path,
                    faults,
                    schema);
        } else if (type == boolean.class || type == Boolean.class) {
            check(as.equals("boolean"), path, faults, schema);
        } else if (WHOLE.contains(type)) {
            check(as.equals("integer"), path, faults, schema);
        } else if (type == double.class || type == Double.class) {
            check(as.equals("number") || as.equals("integer"), path, faults, schema);
        } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            check(as.equals("array"), path, faults, schema);
            hold(list.getActualTypeArguments()[0], schema.path("items"), path + "[]", faults, above);
        } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            check(as.equals("object"), path, faults, schema);
            hold(map.getActualTypeArguments()[1], schema.path("additionalProperties"), path + "{}", faults, above);
        } else if (type instanceof Class<?> object && object.isRecord()) {
            check(as.equals("object"), path, faults, schema);
            Set<Type> here = new HashSet<>(above);
            here.add(type);
            members(object, schema, path, faults, here);
        } else {
            faults.add(path + " is of a type that this test does not know: " + type);
        }
    }

    private static void members(Class<?> type, JsonNode schema, String path, List<String> faults, Set<Type> above) {
        Map<String, JsonNode> members =
                schema.path("properties").propertyStream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            String at = path + "." + name;
            if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class)) {
                continue;
            }
            if (!members.containsKey(name)) {
                faults.add(at + " is not answered");
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !isSure(schema, name)) {
                faults.add(at + " may be missing, and is not @Nullable");
            }
            hold(component.getGenericType(), members.get(name), at, faults, above);
        }
    }

    /** Whether it is always there, and never null. */
    private static boolean isSure(JsonNode schema, String name) {
        JsonNode member = schema.path("properties").path(name);
        return ApiDocs.requires(schema, name)
                && !member.has("anyOf")
                && !member.path("type").isArray();
    }

    private static void check(boolean fits, String path, List<String> faults, JsonNode schema) {
        if (!fits) {
            faults.add(path + " is read as something else than " + schema);
        }
    }
}
