package redress.triage.sections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import redress.platform.formats.Formats;
import redress.triage.sections.Sections.Stored;
import redress.triage.sections.Sections.Written;

/** The rows of the sections. What a section says is sealed under the key of its case; destroy that, and nobody reads it again. */
@Component
public class SectionStore {

    private static final String READ = "select section_key, format, sealed from case_sections where case_id = ?";
    private static final String READ_ONE =
            "select case_id, format, sealed from case_sections where section_key = ? and case_id in (";
    private static final String UPDATE =
            "update case_sections set format = ?, sealed = ? where case_id = ? and section_key = ?";
    private static final String INSERT =
            "insert into case_sections (format, sealed, case_id, section_key) values (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final CaseKeys keys;

    SectionStore(JdbcTemplate jdbc, CaseKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** A key for a new case, sealed with the key of the service. */
    public byte[] newKey(String caseId) {
        return keys.make(caseId);
    }

    /**
     * The key of a case, sealed with the key of the service that seals now; empty if no older one has sealed it.
     *
     * @throws IllegalStateException if it cannot be opened
     */
    public Optional<byte[]> resealed(String caseId, byte[] sealedKey) {
        return keys.resealed(caseId, sealedKey);
    }

    /** Where the keys of the service are set. */
    public static String setting() {
        return CaseKeys.SETTING;
    }

    /**
     * The sections of a case, read when the first is asked for.
     *
     * @param sealedKey of the case, asked for only then; null where nothing was sealed yet
     */
    public Sections of(String caseId, Supplier<byte @Nullable []> sealedKey) {
        return Sections.stored(caseId, () -> read(caseId, sealedKey.get()));
    }

    /**
     * One section of several cases, by case, in one statement; without those that a newer version has stored.
     *
     * @param sealedKeys of the cases
     */
    public <T> Map<String, T> find(Section<T> section, Map<String, byte[]> sealedKeys) {
        Map<String, T> found = new HashMap<>();
        if (sealedKeys.isEmpty()) {
            return found;
        }
        List<String> asked = new ArrayList<>(List.of(section.key()));
        asked.addAll(sealedKeys.keySet());
        jdbc.query(
                READ_ONE + String.join(", ", Collections.nCopies(sealedKeys.size(), "?")) + ")",
                row -> {
                    String caseId = row.getString(1);
                    int format = row.getInt(2);
                    if (Formats.isKnown("section " + section.key() + " of case", caseId, format, section.format())) {
                        CaseKey key = keys.open(caseId, Objects.requireNonNull(sealedKeys.get(caseId)));
                        Written written = new Written(format, key.open(section.key(), format, row.getBytes(3)));
                        found.put(caseId, SectionJson.read(section, caseId, written));
                    }
                },
                asked.toArray());
        return found;
    }

    /** Writes the sections that have changed, in the transaction of the case. */
    public void save(String caseId, byte[] sealedKey, Sections sections) {
        Map<String, Written> changed = sections.changed();
        if (changed.isEmpty()) {
            return;
        }
        CaseKey opened = sections.key();
        CaseKey key = opened == null ? keys.open(caseId, sealedKey) : opened;
        changed.forEach((name, written) -> jdbc.update(
                sections.isStored(name) ? UPDATE : INSERT,
                written.format(),
                key.seal(name, written.format(), written.json()),
                caseId,
                name));
        sections.written();
    }

    private Stored read(String caseId, byte @Nullable [] sealedKey) {
        if (sealedKey == null) {
            return Stored.NOTHING;
        }
        CaseKey key = keys.open(caseId, sealedKey);
        Map<String, Written> read = new HashMap<>();
        jdbc.query(
                READ,
                row -> {
                    String name = row.getString(1);
                    int format = row.getInt(2);
                    read.put(name, new Written(format, key.open(name, format, row.getBytes(3))));
                },
                caseId);
        return new Stored(read, key);
    }
}
