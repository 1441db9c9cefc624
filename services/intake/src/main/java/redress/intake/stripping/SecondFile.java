package redress.intake.stripping;

import redress.intake.traces.FileType;

/** Finds a file that another program would see in the same bytes: an archive at the end, or a PDF behind another beginning. */
final class SecondFile {

    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    /** PDF readers look for the beginning of a PDF this far into a file. */
    private static final int PDF_LOOKED_FOR = 1024;

    private SecondFile() {}

    static boolean in(FileType type, byte[] file) {
        return endsAsArchive(file) || (type == FileType.PDF ? !beginsAsPdf(file) : pdfAt(file) >= 0);
    }

    private static boolean endsAsArchive(byte[] file) {
        int last = file.length - END_RECORD;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 5 && file[at + 3] == 6) {
                int directory = int32(file, at + 16);
                int size = int32(file, at + 12);
                // Ends as the record says, or points at a directory: any of both is enough for some program.
                if (at + END_RECORD + int16(file, at + 20) == file.length || directory >= 0 && directory + size == at) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Nothing but blank space, or a byte-order mark, may stand before it. */
    private static boolean beginsAsPdf(byte[] file) {
        int at = pdfAt(file);
        for (int i = 0; i < at; i++) {
            int b = file[i] & 0xFF;
            if (b > ' ' && b != 0xEF && b != 0xBB && b != 0xBF) {
                return false;
            }
        }
        return at >= 0;
    }

    private static int pdfAt(byte[] file) {
        for (int at = 0; at < Math.min(PDF_LOOKED_FOR, file.length - 4); at++) {
            if (file[at] == '%'
                    && file[at + 1] == 'P'
                    && file[at + 2] == 'D'
                    && file[at + 3] == 'F'
                    && file[at + 4] == '-') {
                return at;
            }
        }
        return -1;
    }

    private static int int16(byte[] file, int at) {
        return file[at] & 0xFF | (file[at + 1] & 0xFF) << 8;
    }

    private static int int32(byte[] file, int at) {
        return int16(file, at) | int16(file, at + 2) << 16;
    }
}
