package redress.platform.load;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import redress.platform.load.Turns.Turn;

/** A body that is waited for apart from what is worked on, and only as long as it keeps pace. */
final class TimedBody implements InputBuffer {

    /** Under which a request knows its body. */
    static final String ATTRIBUTE = TimedBody.class.getName();

    private final InputBuffer body;
    private final Turn turn;
    private final Pace pace;
    private final long length;
    private long read;
    private boolean ended;
    private @Nullable HttpStatus failure;

    /** @param length -1 where it is not known beforehand */
    TimedBody(InputBuffer body, long length, Turn turn, Pace pace) {
        this.body = body;
        this.length = length;
        this.turn = turn;
        this.pace = pace;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        return read(handler, true);
    }

    private int read(ApplicationBufferHandler handler, boolean goOn) throws IOException {
        try {
            boolean waits = !ended() && body.available() <= 0;
            if (waits) {
                turn.waitForCaller(1);
            }
            int more = body.doRead(handler);
            if (more < 0) {
                ended = true;
            } else {
                read += more;
                pace.moved(more);
            }
            if (waits && goOn) {
                turn.work();
            }
            return more;
        } catch (Turns.Busy e) {
            failure = HttpStatus.SERVICE_UNAVAILABLE;
            throw e;
        } catch (Pace.TooSlow | SocketTimeoutException e) {
            failure = HttpStatus.REQUEST_TIMEOUT;
            throw e;
        } catch (IOException e) {
            failure = HttpStatus.BAD_REQUEST;
            throw e;
        }
    }

    /** Reads what nobody wanted, so that the caller can read the answer: up to so many bytes. */
    void swallow(long most) throws IOException {
        Discarded discarded = new Discarded();
        while (failure == null && !ended() && read <= most) {
            read(discarded, false);
        }
    }

    /** Why it could not be read; null as long as it can. */
    @Nullable
    HttpStatus failure() {
        return failure;
    }

    boolean ended() {
        return ended || length >= 0 && read >= length;
    }

    @Override
    public int available() {
        return body.available();
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
