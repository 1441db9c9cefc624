package redress.intake.stripping;

import java.util.EnumSet;
import java.util.Set;
import redress.intake.office.Office;
import redress.intake.pdf.CleanPdf;
import redress.intake.pictures.Jpeg;
import redress.intake.pictures.Png;
import redress.intake.traces.FileType;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/** Strips a file of any type that is taken. What is seen when the file is opened stays as it was, pixel by pixel and word by word. */
public final class Stripper {

    private Stripper() {}

    /** @throws Objected if the file is not taken or cannot be cleaned */
    public static Stripped strip(FileType type, byte[] file) throws Objected {
        if (!type.isOffice() && SecondFile.in(type, file)) {
            throw new Objected(Objection.TWO_FILES);
        }
        Set<Trace> traces = EnumSet.noneOf(Trace.class);
        byte[] content = switch (type) {
            case JPG -> Jpeg.strip(file, traces);
            case PNG -> Png.strip(file, traces);
            case PDF -> CleanPdf.strip(file, traces);
            case DOCX, XLSX, ODT -> Office.strip(type, file, traces);
            // A text is nothing but what is seen.
            case TXT -> file;
            case EML -> throw new Objected(EmailFile.objection(file));
        };
        return new Stripped(content, traces);
    }
}
