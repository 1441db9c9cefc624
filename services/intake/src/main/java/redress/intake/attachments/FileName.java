package redress.intake.attachments;

import java.text.Normalizer;

/** What is kept of the name that a file came with: its last part, without what could mislead a reader or a program. */
final class FileName {

    static final int MAX_LENGTH = 120;

    private FileName() {}

    static String clean(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                // control, direction-changing, private-use and unpaired characters
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
                // what no file may be called where people save it
                .replaceAll("[<>:\"|?*]", "-")
                .replaceAll("\\p{Zs}+", " ")
                .strip()
                .replaceAll("^\\.+", "");
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot).strip();
        String ending = dot < 0 ? "" : name.substring(dot).replaceAll("\\s", "");
        if (stem.isEmpty()) {
            stem = "file";
        }
        int room = Math.max(1, MAX_LENGTH - ending.length());
        if (stem.length() > room) {
            int cut = Character.isHighSurrogate(stem.charAt(room - 1)) ? room - 1 : room;
            stem = stem.substring(0, cut);
        }
        String cleaned = stem + ending;
        return cleaned.length() > MAX_LENGTH ? cleaned.substring(0, MAX_LENGTH) : cleaned;
    }
}
