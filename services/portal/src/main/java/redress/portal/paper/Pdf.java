package redress.portal.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import redress.portal.clients.ServiceDown;

/**
 * Writes a page as a PDF that screen readers can read (PDF/UA-1). Whatever the page says, nothing is loaded for it: no picture, no sheet, no
 * file. One is read and written at a time, so that no number of requests takes the memory of two, and few wait, so that the portal has its
 * working places for the rest.
 */
@Component
public final class Pdf {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 2;
    private static final int REGULAR = 400;

    /** What XML cannot hold. */
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final Letters letters = new Letters();
    private final Semaphore places = new Semaphore(1 + MOST_WAITING);
    private final Semaphore turn;
    private final Duration patience;

    public Pdf() {
        this(new Semaphore(1, true), PATIENCE);
    }

    Pdf(Semaphore turn, Duration patience) {
        this.turn = turn;
        this.patience = patience;
        XRLog.setLoggingEnabled(false); // it would log what a page says
    }

    /**
     * @param page XHTML with language and title, and what to say where letters are missing or lines were joined; see {@link PageTexts}
     * @throws ServiceDown if others take too long, at once where some wait already
     */
    public byte[] of(String page) {
        if (!places.tryAcquire()) {
            throw new ServiceDown("portal", 503);
        }
        try {
            return inTurn(page);
        } finally {
            places.release();
        }
    }

    private byte[] inTurn(String page) {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceDown("portal", 503);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new ServiceDown("portal", ending);
        }
        try {
            Document document = document(page);
            new PageTexts(letters).prepare(document.getDocumentElement());
            return write(document);
        } finally {
            turn.release();
        }
    }

    private static byte[] write(Document document) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (TrueTypeFont font = Letters.font();
                PDDocument paper = new PDDocument()) {
            new PdfRendererBuilder()
                    .usePDDocument(paper)
                    .usePdfUaAccessibility(true)
                    .useFont(
                            new PDFontSupplier(PDType0Font.load(paper, font, true)),
                            "Liberation Sans",
                            REGULAR,
                            FontStyle.NORMAL,
                            true)
                    .useUriResolver((base, address) -> null)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .withProducer("Redress")
                    .withW3cDocument(document, "")
                    .toStream(pdf)
                    .run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pdf.toByteArray();
    }

    private static Document document(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(NO_XML.matcher(page).replaceAll("\uFFFD"))));
        } catch (ParserConfigurationException | SAXException | IOException faulty) {
            throw new IllegalArgumentException("not a page", faulty);
        }
    }
}
