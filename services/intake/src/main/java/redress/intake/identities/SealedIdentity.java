package redress.intake.identities;

import java.util.HashMap;
import java.util.Map;
import org.bson.types.Binary;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.intake.identities.Reporter.Field;
import redress.intake.sealing.FieldCipher;
import redress.platform.formats.Format;

/** A reporter as stored: one sealed value per known field, under the id of the report. */
@Document("identities")
@Format(1)
record SealedIdentity(@Id String reportId, Map<String, Binary> fields) {

    static SealedIdentity of(String reportId, Reporter reporter, FieldCipher cipher) {
        Map<String, Binary> fields = new HashMap<>();
        reporter.values()
                .forEach(
                        (field, value) -> fields.put(field.name(), cipher.seal(reportId, field.name(), value.value())));
        return new SealedIdentity(reportId, fields);
    }

    Reporter open(FieldCipher cipher) {
        Reporter reporter = new Reporter();
        fields.forEach((name, value) -> reporter.with(Field.valueOf(name), cipher.open(reportId, name, value)));
        return reporter;
    }
}
