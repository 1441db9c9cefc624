package redress.triage.sections;

import com.fasterxml.jackson.annotation.JsonInclude;
import redress.platform.formats.Formats;
import redress.triage.sections.Sections.Written;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A section as JSON in UTF-8; null fields are omitted, codes of a newer version read as unknown. */
final class SectionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SectionJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static <T> T read(Section<T> section, String caseId, Written written) {
        Formats.mustBeKnown("section " + section.key() + " of case", caseId, written.format(), section.format());
        if (written.format() == section.format()) {
            return MAPPER.readValue(written.json(), section.type());
        }
        ObjectNode older = (ObjectNode) MAPPER.readTree(written.json());
        for (int format = written.format(); format < section.format(); format++) {
            older = section.upgrades().get(format - 1).apply(older);
        }
        return MAPPER.treeToValue(older, section.type());
    }
}
