package redress.intake.pdf;

import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;
import redress.intake.traces.Trace;

/** Strips what lies on the page of a PDF: remarks, links and the fields of forms. What is seen of them stays. */
final class PdfRemark {

    private static final Set<String> KINDS = Set.of(
            ("Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
                            + "FileAttachment Sound Widget PrinterMark TrapNet Watermark Redact Projection")
                    .split(" "));
    /** Keys of remarks and of fields; others belong to programs. */
    private static final Set<String> KEYS =
            Set.of(("Type Subtype Rect Contents P NM M F AP AS Border C StructParent OC AF ca CA BM Lang "
                            + "T Popup RC CreationDate IRT Subj RT IT Open Name State StateModel A Dest H PA QuadPoints BS DA Q DS CL BE RD LE "
                            + "L IC LL LLE Cap LLO Measure CP CO Vertices Path Sy InkList Parent FS Sound MK AA FT Kids TU TM Ff V DV RV Opt "
                            + "MaxLen TI I Lock RO OverlayText Repeat FixedPrint MN")
                    .split(" "));

    private static final int HIDDEN = 1 << 1;
    private static final int NOT_SHOWN = 1 << 5;

    private PdfRemark() {}

    static void strip(@Nullable String kind, COSDictionary each, Set<Trace> traces) {
        boolean remark = kind != null && KINDS.contains(kind);
        if (remark) {
            PdfObject.keep(each, KEYS, traces);
            PdfObject.take(each, "M", Trace.DATES, traces);
        }
        if (remark && !"Widget".equals(kind)) {
            // In a form, T is the name of the field.
            PdfObject.take(each, "T", Trace.PEOPLE, traces);
            PdfObject.take(each, "CreationDate", Trace.DATES, traces);
            PdfObject.take(each, "NM", Trace.PROPERTIES, traces);
        }
        if (remark || each.containsKey("FT") || each.containsKey("Kids")) {
            unseen(each, traces);
        }
    }

    /** What a field would hold if the form were emptied, and what fields and remarks that are not shown hold. */
    private static void unseen(COSDictionary each, Set<Trace> traces) {
        PdfObject.take(each, "DV", Trace.HIDDEN_NOTES, traces);
        if (hidden(each)) {
            for (String key : List.of("V", "RV", "Contents", "RC", "AP", "Opt", "MK")) {
                PdfObject.take(each, key, Trace.HIDDEN_NOTES, traces);
            }
        }
    }

    private static boolean hidden(COSDictionary each) {
        COSArray kids = each.getCOSArray(COSName.KIDS);
        if (kids == null) {
            return (each.getInt(COSName.F, 0) & (HIDDEN | NOT_SHOWN)) != 0;
        }
        for (COSBase kid : kids) {
            COSBase base = kid instanceof COSObject reference ? reference.getObject() : kid;
            if (!(base instanceof COSDictionary field) || (field.getInt(COSName.F, 0) & (HIDDEN | NOT_SHOWN)) == 0) {
                return false;
            }
        }
        return kids.size() > 0 && each.containsKey("T");
    }
}
