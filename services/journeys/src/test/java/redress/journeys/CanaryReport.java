package redress.journeys;

import static redress.events.disclosure.Part.CONTACT;
import static redress.events.disclosure.Part.FILES_ORIGINAL;
import static redress.events.disclosure.Part.ORGANISATION;
import static redress.events.disclosure.Part.ORGANISATION_DETAILS;
import static redress.events.disclosure.Part.WHY_WITHHELD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.intake.Consents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A report, filed, of which each field that says who reports holds a canary; so do the author and the name of its file. */
record CanaryReport(
        IdentityMode mode,
        Consents consents,
        String email,
        String file,
        String draft,
        String reference,
        String receipt,
        String reportId) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static CanaryReport file(Api api, Canaries canaries, IdentityMode mode) {
        Consents consents = new Consents(mode == IdentityMode.NAMED, true, true, true);
        Field field = (part, name) -> canaries.word(mode, part, name);
        String email = field.of(CONTACT, Canaries.EMAIL) + "@sample-group.example";
        String file = api.upload(
                        field.of(FILES_ORIGINAL, "name of the file") + ".docx",
                        letter(field.of(FILES_ORIGINAL, "author of the file")))
                .get("attachmentId")
                .asString();
        ObjectNode form = form(mode, consents, field, email, canaries.number(mode, CONTACT, "phone"));
        String draft = "draft-of-a-report-" + UUID.randomUUID();
        api.put("/api/drafts/" + draft, form.toString(), Map.of("If-None-Match", "*"));
        form.putArray("attachmentIds").add(file);
        if (mode == IdentityMode.ANONYMOUS_EVIDENCE) {
            form.remove("contact"); // refused with one
        }
        JsonNode filed =
                api.post("/api/reports", form.toString(), Map.of("Idempotency-Key", "report-" + UUID.randomUUID()));
        return new CanaryReport(
                mode,
                consents,
                email,
                file,
                draft,
                filed.get("reference").asString(),
                filed.get("receipt").asString(),
                filed.get("reportId").asString());
    }

    private interface Field {
        String of(Part part, String name);
    }

    private static ObjectNode form(IdentityMode mode, Consents consents, Field field, String email, String phone) {
        ObjectNode form = JSON.createObjectNode()
                .put("identityMode", mode.name())
                .put("identityReason", "They would know " + field.of(WHY_WITHHELD, "identityReason"))
                .put("bodyId", "thurrock-council")
                .put("compactId", "thurrock")
                .put("relationship", "GRANT")
                .put("whatHappened", "Nobody was consulted before the decision was made.");
        form.putArray("categories").add("CONSULT_NONE");
        form.putObject("organisation")
                .put("name", "Sample " + field.of(ORGANISATION, "organisation"))
                .put("charityNumber", field.of(ORGANISATION_DETAILS, "charityNumber"))
                .put("sizeBand", field.of(ORGANISATION_DETAILS, "sizeBand"))
                .put("type", field.of(ORGANISATION_DETAILS, "type"))
                .put("equalityFocus", field.of(ORGANISATION_DETAILS, "equalityFocus"))
                .put("postcode", field.of(ORGANISATION_DETAILS, "postcode"));
        form.putObject("contact")
                .put("name", "Sample " + field.of(CONTACT, "contact"))
                .put("role", field.of(CONTACT, "role"))
                .put("email", email)
                .put("phone", phone)
                .put("preferred", field.of(CONTACT, "preferred"))
                .put("adjustments", field.of(CONTACT, "adjustments"));
        form.putObject("consents")
                .put("shareWithBody", consents.shareWithBody())
                .put("shareWithSteeringGroup", consents.shareWithSteeringGroup())
                .put("nationalUse", consents.nationalUse())
                .put("publishSummary", consents.publishSummary());
        return form;
    }

    /** A text document that names its author, not packed, so that a search would see it. */
    private static byte[] letter(String author) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.setLevel(0);
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                            + " Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                            + " Id=\"r0\" Type=\"http://x/relationships/officeDocument\" Target=\"word/document.xml\"/>"
                            + "</Relationships>");
            put(
                    zip,
                    "docProps/core.xml",
                    "<c:coreProperties xmlns:c=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>"
                            + author + "</dc:creator></c:coreProperties>");
            put(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"
                            + "<w:ins w:author=\"" + author + "\"><w:r><w:t>The grant ends.</w:t></w:r></w:ins></w:p>"
                            + "</w:body></w:document>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
