package redress.intake.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;

/**
 * Writes a PDF anew from the objects that its pages need, each without what it says of its makers. Earlier versions of the document,
 * which a PDF may carry along, are left behind. What the pages draw is copied as it is, but for the properties of pictures.
 */
public final class CleanPdf {

    /** A PDF of 25 MB seldom has 200,000. */
    private static final int MOST_OBJECTS = 2_000_000;

    private static final Set<COSName> OF_TRAILER = Set.of(COSName.ROOT, COSName.SIZE, COSName.TYPE);

    private final Set<Trace> traces;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();

    private CleanPdf(Set<Trace> traces) {
        this.traces = traces;
    }

    public static byte[] strip(byte[] file, Set<Trace> traces) throws Objected {
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(file), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new Objected(Objection.LOCKED);
            }
            COSDocument objects = document.getDocument();
            new CleanPdf(traces).strip(objects);
            if (document.getNumberOfPages() == 0) {
                throw new Objected(Objection.DAMAGED);
            }
            boolean compressed = objects.isXRefStream();
            objects.setDocumentID(null);
            ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
            document.save(out, compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (InvalidPasswordException e) {
            throw new Objected(Objection.LOCKED);
        } catch (IOException | RuntimeException e) {
            throw new Objected(Objection.DAMAGED);
        }
    }

    private void strip(COSDocument objects) throws Objected, IOException {
        COSDictionary trailer = objects.getTrailer();
        if (trailer == null) {
            throw new Objected(Objection.DAMAGED);
        }
        info(trailer.getCOSDictionary(COSName.INFO));
        trailer.removeItem(COSName.INFO);
        for (COSName each : List.copyOf(trailer.keySet())) {
            if (!OF_TRAILER.contains(each)) {
                trailer.removeItem(each);
            }
        }
        COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
        if (root == null) {
            throw new Objected(Objection.DAMAGED);
        }
        PdfObject.catalog(root, traces);
        walk(trailer, dictionary -> PdfObject.strip(dictionary, traces));
        seen.clear();
        walk(trailer, PdfPicture::refuseBetweenCommands);
    }

    /** What is done with each dictionary; it may change it. */
    private interface Step {
        void with(COSDictionary dictionary) throws Objected, IOException;
    }

    private void walk(COSDictionary trailer, Step step) throws Objected, IOException {
        waiting.add(trailer);
        while (!waiting.isEmpty()) {
            COSBase next = waiting.poll();
            COSBase base = next instanceof COSObject reference ? reference.getObject() : next;
            if (base == null || !seen.add(base)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new Objected(Objection.TOO_COMPLEX);
            }
            if (base instanceof COSDictionary dictionary) {
                // What is taken out is looked at too: it may be dangerous, and then the file is refused.
                List<COSBase> values = new ArrayList<>(dictionary.getValues());
                step.with(dictionary);
                values.forEach(this::visit);
            } else if (base instanceof COSArray array) {
                array.forEach(this::visit);
            }
        }
    }

    private void visit(COSBase base) {
        if (base instanceof COSObject || base instanceof COSDictionary || base instanceof COSArray) {
            waiting.add(base);
        }
    }

    private void info(COSDictionary info) {
        if (info == null) {
            return;
        }
        for (COSName key : info.keySet()) {
            traces.add(
                    switch (key.getName()) {
                        case "Author" -> Trace.PEOPLE;
                        case "Creator", "Producer" -> Trace.DEVICE;
                        case "CreationDate", "ModDate" -> Trace.DATES;
                        default -> Trace.PROPERTIES;
                    });
        }
    }
}
