package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import redress.platform.formats.Formats;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the spine of a case, and a report, lie in their rows: as JSON in UTF-8, which the database need not look at; null fields are omitted,
 * codes of a newer version read as unknown.
 */
final class CaseJson {

    /** The shape that is written and the newest that can be read; any change of it, of a code too, is another one. */
    static final int FORMAT = 2;

    /** The same of a report. */
    static final int REPORT_FORMAT = 1;

    static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CaseJson() {}

    static byte[] write(Case it) {
        return MAPPER.writeValueAsBytes(it);
    }

    static Case read(byte[] document) {
        return MAPPER.readValue(document, Case.class);
    }

    static byte[] write(CaseReport report) {
        return MAPPER.writeValueAsBytes(report);
    }

    /** @throws redress.platform.problems.Refusal if a newer version has stored it */
    static CaseReport report(String reportId, int format, byte[] document) {
        Formats.mustBeKnown("report", reportId, format, REPORT_FORMAT);
        return MAPPER.readValue(document, CaseReport.class);
    }
}
