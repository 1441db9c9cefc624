package redress.triage.cases;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Fills in what lists show of a report, for cases that versions before there was such a thing have stored. */
public final class FillListedReports implements JavaMigration {

    private static final int PAGE = 500;
    private static final String CASES =
            "select case_id, format, document from cases where case_id > ? and format <= ? order by case_id limit "
                    + PAGE;
    private static final String REPORTS =
            "select report_id, format, document from case_reports where case_id = ? and format <= ? order by case_id, n";

    private record Row(String caseId, @Nullable ListedReport listed) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("9");
    }

    @Override
    public String getDescription() {
        return "fill listed reports";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) {
        JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
        List<Row> page;
        String after = "";
        do {
            page = jdbc.query(
                    CASES,
                    (row, n) ->
                            new Row(row.getString(1), listed(jdbc, row.getString(1), row.getInt(2), row.getBytes(3))),
                    after,
                    CaseJson.FORMAT);
            fill(jdbc, page);
            after = page.isEmpty() ? "" : page.get(page.size() - 1).caseId();
        } while (page.size() == PAGE);
    }

    private static @Nullable ListedReport listed(JdbcTemplate jdbc, String caseId, int format, byte[] document) {
        List<Report> reports = format == 1
                ? FirstFormat.read(document).reports()
                : jdbc.query(
                        REPORTS,
                        (row, n) -> CaseJson.report(row.getString(1), row.getInt(2), row.getBytes(3)),
                        caseId,
                        CaseJson.REPORT_FORMAT);
        return reports.isEmpty() ? null : ListedReport.of(reports);
    }

    private static void fill(JdbcTemplate jdbc, List<Row> page) {
        jdbc.batchUpdate(
                "update cases set categories = ?, identity_mode = ?, report_for_body = ? where case_id = ?",
                page,
                PAGE,
                (update, row) -> {
                    ListedReport listed = row.listed();
                    update.setString(1, listed == null ? null : listed.categories());
                    update.setString(
                            2, listed == null ? null : listed.identityMode().name());
                    update.setBoolean(3, listed != null && listed.forBody());
                    update.setString(4, row.caseId());
                });
    }
}
