package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.SamplePeople.BODY;
import static redress.triage.SamplePeople.NATIONAL;
import static redress.triage.SamplePeople.OFFICER;
import static redress.triage.SamplePeople.TWO_HATS;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.codes.Stage;
import redress.events.intake.ReportSubmitted;
import redress.events.intake.ReportWithdrawn;
import redress.platform.time.SettableClock;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.Counted;
import redress.triage.compacts.CompactTerms;
import redress.triage.deadlines.Deadline;
import redress.triage.process.BreachCaseProcess;
import tools.jackson.databind.JsonNode;

/**
 * No statement that triage or its engine sends reads a whole table, so that one more case costs the same however many there are. The
 * database lists the statements itself and says how it would carry them out.
 */
@Tag("h2")
class TableScansIT {

    /** What does not grow with the cases; and the outbox, which a relay reads from its head. */
    private static final Set<String> SMALL = Set.of(
            "OUTBOX",
            "RELAY_LEASE",
            "TRIAGE_COMPACTS",
            "TRIAGE_CALENDARS",
            "ACT_GE_PROPERTY",
            "ACT_GE_SCHEMA_LOG",
            "ACT_RE_PROCDEF",
            "ACT_RE_DEPLOYMENT",
            "ACT_RU_JOBDEF");

    private static final Pattern SCAN = Pattern.compile("\"?PUBLIC\"?\\.\"?([A-Za-z_]+)\"?\\.tableScan");

    private static final RunningTriage TRIAGE = RunningTriage.shared();

    @BeforeAll
    static void listStatements() {
        JdbcTemplate jdbc = TRIAGE.bean(JdbcTemplate.class);
        jdbc.execute("set query_statistics_max_entries 5000");
        jdbc.execute("set query_statistics true");
    }

    @AfterAll
    static void listNoMore() {
        TRIAGE.bean(JdbcTemplate.class).execute("set query_statistics false");
    }

    @Test
    void nothingReadsAWholeTable() throws Exception {
        walkACase();
        withdrawACase();
        changeACalendar();
        listFailedJobs();
        TRIAGE.get("/api/cases", OFFICER);
        TRIAGE.get("/api/cases?stage=TRIAGE", OFFICER);
        TRIAGE.get("/api/cases", BODY);
        TRIAGE.get("/api/cases", TWO_HATS);
        TRIAGE.get("/api/cases?stage=TRIAGE", TWO_HATS);
        TRIAGE.get("/api/cases?q=CB", TWO_HATS);
        TRIAGE.get("/api/cases?stage=CLOSED", OFFICER);
        TRIAGE.get("/api/cases?unowned=true&overdue=true&urgent=true&category=FUND_NOTICE", TWO_HATS);
        TRIAGE.get("/api/cases?bodyId=thurrock-council&stage=REPLY", OFFICER);
        TRIAGE.get("/api/cases?foundBodyId=thurrock-council&foundReportId=" + UUID.randomUUID(), TWO_HATS);
        TRIAGE.get("/api/cases?mine=true", OFFICER);
        TRIAGE.get("/api/cases?mine=true&stage=TRIAGE", NATIONAL);
        TRIAGE.get("/api/cases?mine=true&q=CB", TWO_HATS);

        List<String> sent = statements();
        assertThat(sent)
                .as("what the database has listed")
                .anyMatch(sql -> sql.contains("ACT_RU_TASK"))
                .anyMatch(sql -> sql.contains("ACT_RU_JOB"))
                .anyMatch(sql -> sql.contains("CASES"))
                .anyMatch(sql -> sql.contains("COUNTED_BY <"))
                .anyMatch(sql -> sql.contains("EXCEPTION_STACK_ID_ >"))
                .anyMatch(sql -> sql.contains("B.CREATE_TIME_"))
                .anyMatch(sql -> sql.contains("SECTION_KEY = ?") && sql.contains("CASE_ID IN"))
                .anyMatch(sql -> sql.contains("UNNEST") && sql.contains("K.BODY_ID = O.BODY_ID"))
                .anyMatch(sql -> sql.contains("UNNEST") && sql.contains("K.REPORT_ID = F.ID"))
                .anyMatch(sql -> sql.contains("UNNEST") && sql.contains("K.STAGE"))
                .anyMatch(sql -> sql.contains("UNNEST") && sql.contains("K.REFERENCE_KEY"))
                .anyMatch(sql -> sql.contains("K.OWNER_ID") && sql.contains("K.STAGE"))
                .anyMatch(sql -> sql.contains("K.OWNER_ID") && sql.contains("K.REFERENCE_KEY"));
        for (String sql : sent) {
            assertThat(scanned(sql)).as("tables read whole by %s", sql).isSubsetOf(SMALL);
        }
    }

    private static List<String> statements() {
        return TRIAGE
                .bean(JdbcTemplate.class)
                .queryForList("select sql_statement from information_schema.query_statistics", String.class)
                .stream()
                .map(sql -> sql.toUpperCase(Locale.ROOT))
                .filter(sql -> sql.matches("(?s)\\s*(SELECT|UPDATE|DELETE).*"))
                .filter(sql -> !sql.contains("INFORMATION_SCHEMA"))
                .distinct()
                .toList();
    }

    private static Set<String> scanned(String sql) throws SQLException {
        try (Connection connection = TRIAGE.bean(DataSource.class).getConnection();
                PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
            int parameters = explain.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                explain.setObject(i, null);
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                Matcher scans = SCAN.matcher(plan.getString(1));
                return scans.results()
                        .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet());
            }
        }
    }

    private static void walkACase() {
        LocalDate today = LocalDate.ofInstant(TRIAGE.bean(SettableClock.class).instant(), ZoneId.of("Europe/London"));
        String id = Steps.filed();
        Steps.accepted(id);
        act(id, "reply", BODY, "{'text':'We will talk.','position':'EXPLAINS'}");
        act(
                id,
                "panel",
                OFFICER,
                "{'members':[{'personId':'sample-thurrock-member-1','sector':'STATUTORY','conflict':false},"
                        + "{'personId':'sample-thurrock-member-3','sector':'VCS','conflict':false}]}");
        act(id, "mediation", OFFICER, "{'result':'AGREEMENT','heldOn':'" + today + "'}");
        JsonNode agreed = act(
                id,
                "agreement",
                OFFICER,
                "{'text':'Agreed.','actions':[{'action':'CONSULT','detail':'All','dueOn':'" + today.plusDays(90)
                        + "'}],'signedByBodyOn':'" + today + "','signedByGroupOn':'" + today + "'}");
        act(
                id,
                "actions/" + agreed.get("actions").get(0).get("actionId").asString(),
                OFFICER,
                "{'status':'KEPT','recordedOn':'" + today + "'}");
        act(id, "outcome", OFFICER, "{'outcomes':['FUNDING_KEPT'],'summary':'Kept.'}");
        act(id, "closing", OFFICER, "{}");
    }

    /** What it does with a case, here with one whose deadline stays. */
    private static void changeACalendar() {
        String id = Steps.filed();
        TRIAGE.bean(CaseDesk.class).countedBefore("england-and-wales", 1, Counted.FIRST, 100);
        TRIAGE.bean(CaseDesk.class).recount(id, TRIAGE.bean(CompactTerms.class)::workingDays);
        Deadline deadline = TRIAGE.bean(CaseDesk.class)
                .read(id, it -> new Deadline(it.remindAt(), it.dueAt(), false))
                .orElseThrow();
        TRIAGE.bean(BreachCaseProcess.class)
                .move(
                        TRIAGE.bean(JdbcTemplate.class)
                                .queryForList(
                                        "select process_instance_id from cases where case_id = ?", String.class, id)
                                .get(0),
                        Stage.ACKNOWLEDGEMENT,
                        deadline);
    }

    private static void listFailedJobs() {
        String timer = TRIAGE.setOff(Steps.filed());
        assertThat(TRIAGE.bean(MeterRegistry.class)
                        .get("camunda_incidents")
                        .gauge()
                        .value())
                .isPositive();
        TRIAGE.putBack(timer);
    }

    private static void withdrawACase() {
        ReportSubmitted report = Steps.report();
        TRIAGE.publish(report);
        String id = Steps.opened(report);
        TRIAGE.publish(new ReportWithdrawn(report.reportId(), report.reference(), Instant.now()));
        await().atMost(PATIENCE)
                .until(() -> TRIAGE.get("/api/cases/" + id, OFFICER)
                        .body()
                        .get("stage")
                        .asString()
                        .equals("CLOSED"));
    }

    private static JsonNode act(String id, String action, String token, String json) {
        RunningTriage.Answer answer = Steps.act(id, action, token, json.replace('\'', '"'));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }
}
