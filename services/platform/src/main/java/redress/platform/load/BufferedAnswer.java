package redress.platform.load;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;
import redress.platform.load.Turns.Turn;
import redress.platform.problems.SafeHeaders;

/**
 * An answer that is complete before anything of it is sent, so that nobody's place is held while it is read. One that is too large for
 * that is sent while it is made, in the place of those who are waited for.
 */
final class BufferedAnswer extends HttpServletResponseWrapper {

    /** More than most pages have. */
    private static final int MOST = 64 * 1024;

    /** What is handed on at once, between two looks at the pace. */
    private static final int PIECE = 8 * 1024;

    private final Turn turn;
    private final Pace pace;
    private final FastByteArrayOutputStream held = new FastByteArrayOutputStream(1024);
    private final Out out = new Out();
    private @Nullable PrintWriter writer;
    private boolean passing;
    private boolean flushed;

    BufferedAnswer(HttpServletResponse answer, Turn turn, Pace pace) {
        super(answer);
        this.turn = turn;
        this.pace = pace;
    }

    /** Sends what is held. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (!passing) {
            SafeHeaders.complete(this);
            if (held.size() > 0) {
                pass(1);
            }
        }
    }

    private void pass(int threads) throws IOException {
        byte[] before = held.toByteArray();
        held.reset();
        passing = true;
        try {
            turn.waitForCaller(threads);
        } catch (Turns.Busy e) {
            throw new ClientAbortException(e);
        }
        out.write(before, 0, before.length);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(out, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        flushed = true;
        if (passing) {
            super.flushBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return flushed || super.isCommitted();
    }

    @Override
    public void reset() {
        resetBuffer();
        writer = null;
        super.reset();
    }

    @Override
    public void resetBuffer() {
        if (isCommitted()) {
            throw new IllegalStateException("The answer is on its way");
        }
        held.reset();
        super.resetBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        resetBuffer();
        super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        resetBuffer();
        super.sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        resetBuffer();
        super.sendRedirect(location);
    }

    private ServletOutputStream real() throws IOException {
        return super.getOutputStream();
    }

    private final class Out extends ServletOutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!passing && held.size() + length > MOST) {
                SafeHeaders.complete(BufferedAnswer.this);
                pass(2);
            }
            if (!passing) {
                held.write(bytes, from, length);
                return;
            }
            for (int at = 0; at < length; at += PIECE) {
                int piece = Math.min(PIECE, length - at);
                real().write(bytes, from + at, piece);
                try {
                    pace.moved(piece);
                } catch (Pace.TooSlow e) {
                    throw new ClientAbortException(e);
                }
            }
        }

        @Override
        public void flush() throws IOException {
            flushed = true;
            if (passing) {
                real().flush();
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nothing here is answered asynchronously");
        }
    }
}
