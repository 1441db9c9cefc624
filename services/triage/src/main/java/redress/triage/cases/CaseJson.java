package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a case lies in its row: as JSON in UTF-8, which the database need not look at; what is null left out, codes of a newer version
 * read as unknown.
 */
final class CaseJson {

    /** The shape that is written and the newest that can be read; any change of it, of a code too, is another one. */
    static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CaseJson() {}

    static byte[] write(CaseFile file) {
        return MAPPER.writeValueAsBytes(file);
    }

    static CaseFile read(byte[] document) {
        return MAPPER.readValue(document, CaseFile.class);
    }
}
