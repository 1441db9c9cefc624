package redress.intake.reports;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redress.intake.sealing.FieldCipher;
import redress.platform.problems.Refusal;
import redress.platform.sealing.Resealing;

/** The reports, whose texts and names of files are sealed anew when the key is changed. */
@Component
class SealedReports implements Resealing.Place {

    private static final Logger LOG = LoggerFactory.getLogger(SealedReports.class);
    private static final String BEHIND_ALL = "g";
    private static final int PAGE = 100;

    private final Reports reports;
    private final FieldCipher cipher;

    SealedReports(Reports reports, FieldCipher cipher) {
        this.reports = reports;
        this.cipher = cipher;
    }

    @Override
    public String sealedWith() {
        return FieldCipher.KEYS;
    }

    @Override
    public Resealing.Page reseal(String after) {
        List<String> ids = reports.idsBetween(after, BEHIND_ALL, PAGE);
        if (ids.isEmpty()) {
            return new Resealing.Page(Optional.empty(), 0);
        }
        List<Report> found = reports.byIds(ids);
        int left = ids.size() - found.size();
        for (Report report : found) {
            left += reseal(report) ? 0 : 1;
        }
        return new Resealing.Page(Optional.of(ids.get(ids.size() - 1)), left);
    }

    private boolean reseal(Report report) {
        try {
            if (report.reseal(cipher)) {
                reports.change(report.reportId(), each -> each.reseal(cipher));
            }
            return true;
        } catch (IllegalStateException unreadable) {
            LOG.error("What report {} says cannot be sealed anew: {}", report.reportId(), unreadable.getMessage());
            return false;
        } catch (Refusal newer) {
            return false;
        }
    }
}
